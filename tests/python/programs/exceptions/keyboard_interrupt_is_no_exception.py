try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("never")
except BaseException as error:
    print(type(error).__name__)
try:
    raise SystemExit(1)
except Exception:
    print("never")
except SystemExit as error:
    print("exit", error)
