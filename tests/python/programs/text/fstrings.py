x, y, name = 5, 3.14159, "wörld"
print(f"{x}{y}{name}", f"{x + 1} {x * 2 if x else 0}", f"{name!r:>10}", f"{y:.2f}", f"{y:{x}.{2}}", f"{x:>{x}}", f"{{{x}}}", f"{x=}", f"{x = }", f"{y=:.1f}", f"{name=!s}", f"{x + 1=}")
print(f"{'nested ' + f'{x}'}", f'{"a" "b"}', f"{[i for i in range(3)]}", f"{ {'k': 1}['k'] }", f"{(lambda v: v * 2)(4)}", f"{x!r}{x!s}{x!a}", rf"\n{x}", f"\n{x}".strip(), f"{x:b}", f"{x:#06x}")
print(f"a" "b" f"{x}" "{x}", f"", f"{''}", f"{None} {True} {[]} {()} { {} }", f"{x:{'>'}{10}}", f"{name:*^{x * 2}}", f"""multi
{x}
line""")
print(f"{3 > 2}", f"{x == 5}", f"{x != 5}", f"{x >= 5!s}", f"{not x}", f"{x if x else y}", f"{(x, y)}", f"{x, y}", f"{x:}", f"{(y := 7)}", y, f"{x:^+10.2f}|")
value = 1234.5678
print(f"{value:10.2f}|{value:<10.2f}|{value:,}|{value:+}|{value:e}|{value:%}|{value:g}")


def greet(who):
    return f"Hello, {who.title() if who else 'nobody'}!"


print(greet("ann"), greet(""))
for f in [lambda: f"{undefined}", lambda: f"{x:zz}", lambda: f"{x.nope}", lambda: f"{1 / 0}", lambda: f"{'a':d}"]:
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
