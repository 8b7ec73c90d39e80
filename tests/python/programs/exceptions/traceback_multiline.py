# stderr: whole
def compute(a, b):
    return (
        a
        + b["key"]
        + 1
    )


value = compute(
    1,
    {
        "other": 2,
    },
)
