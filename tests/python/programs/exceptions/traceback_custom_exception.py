# stderr: whole
class AppError(Exception):
    """A custom error."""

    def __init__(self, code):
        self.code = code

    def __str__(self):
        return f"code {self.code}\nsecond line"


def run():
    raise AppError(7)


if __name__ == "__main__":
    run()
