from concurrent.futures import ProcessPoolExecutor
from math import isqrt

WORKERS = 2  #= workers
NUMBERS = []  #= numbers


#? method=trial|simd
def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    return all(n % divisor for divisor in range(3, isqrt(n) + 1, 2))
#;
#? method=miller-rabin
def is_prime(n):
    """Miller-Rabin, with bases that settle every number below 2 ** 64."""
    if n < 2 or n % 2 == 0:
        return n == 2
    odd, shift = n - 1, 0
    while odd % 2 == 0:
        odd, shift = odd // 2, shift + 1
    for base in (2, 325, 9375, 28178, 450775, 9780504, 1795265022):
        power = pow(base, odd, n)
        if base % n == 0 or power in (1, n - 1):
            continue
        for _ in range(shift - 1):
            power = power * power % n
            if power == n - 1:
                break
        else:
            return False
    return True
#;


if __name__ == '__main__':
    with ProcessPoolExecutor(max_workers=WORKERS) as executor:
        answers = executor.map(is_prime, NUMBERS)  #!
        for number, answer in zip(NUMBERS, answers):
            print(f'{number} is prime: {answer}')
