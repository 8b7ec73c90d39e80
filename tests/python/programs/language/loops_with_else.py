# else of loops and of try; break and continue in finally's reach.
for limit in (3, 10):
    for number in range(2, limit):
        if number == 5:
            print('found 5')
            break
    else:
        print('not below', limit)
count = 0
while count < 3:
    count += 1
    try:
        if count == 2:
            continue
        print('at', count)
    except ValueError:
        print('never')
    else:
        print('fine', count)
    finally:
        print('finally', count)
else:
    print('done')


def first(numbers):
    for number in numbers:
        try:
            return 10 // number
        except ZeroDivisionError:
            print('skipped')
        finally:
            print('tried', number)
    return None


print(first([0, 5]), first([0]))
