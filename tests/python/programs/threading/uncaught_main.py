"""The main thread fails; the others still run to their end."""
import threading

go = threading.Event()

def late():
    go.wait()
    print('late')

threading.Thread(target=late).start()
threading.Timer(0.001, go.set).start()
raise LookupError('in main')
