"""JSON as values, and what is wrong with what is none."""
import io
import json

print(json.loads('{"a": [1, 2.0, -3e2, true, false, null], "b": "\\u00e9\\n\\ud83d\\ude00"}'))
print(json.loads(b' [1] '), json.loads('12345678901234567890'), json.loads('1E3'), json.loads('"x"'))
print(json.loads('{"x": 1}', object_hook=lambda d: sorted(d.items())), json.loads('[1.5]', parse_float=str))
print(json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads('[NaN, -Infinity]'))
for wrong in ('', '[1,', '{"a" 1}', "{'a': 1}", '[1] 2', '"abc', '{"a": 1,}', 'nul', '"\t"', '01'):
    try:
        json.loads(wrong)
    except json.JSONDecodeError as error:
        kept = str(error) if ',}' not in wrong and '[1,' not in wrong else 'trailing comma'
        print(kept, error.pos if kept == str(error) else '', error.lineno)
file = io.StringIO()
json.dump({'k': [1]}, file)
file.seek(0)
print(json.load(file), issubclass(json.JSONDecodeError, ValueError))
