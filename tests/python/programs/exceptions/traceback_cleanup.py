# stderr: whole
class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        raise RuntimeError("while closing")


def use():
    with Resource():
        raise ValueError("in use")


try:
    use()
finally:
    print("finally")
