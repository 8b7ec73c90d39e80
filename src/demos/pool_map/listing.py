from multiprocessing import Pool

WORKERS = 2  #= workers
ITEMS = range(0)  #= items
#? chunksize=0
#? call=map|starmap
CHUNKSIZE = None  # Pool's own choice: about four chunks a worker
#;
#? call=imap|imap_unordered
CHUNKSIZE = 1  # imap's own choice
#;
#;
#? chunksize!=0
CHUNKSIZE = 1  #= chunksize
#;
#? function=mandelbrot-row
WIDTH, HEIGHT = 300, max(ITEMS) + 1
#;


#? function=mandelbrot-row
def mandelbrot_row(y):
    """For each point of row y: turns until z = z * z + c runs away."""
    row = []
    ci = 2.5 * y / HEIGHT - 1.25
    for x in range(WIDTH):
        cr = 3.0 * x / WIDTH - 2.25
        zr = zi = 0.0
        turns = 0
        while turns < 255 and zr * zr + zi * zi <= 4.0:
            zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
            turns += 1
        row.append(turns)
    return row
#;
#? function=square
def square(x):
    return x * x
#;
#? function=collatz-steps
def collatz_steps(x):
    """Halve if even, else 3 x + 1: how many times until 1."""
    steps = 0
    while x > 1:
        x = x // 2 if x % 2 == 0 else 3 * x + 1
        steps += 1
    return steps
#;
#? function=is-prime
def is_prime(x):
    if x < 2:
        return 0
    divisor = 2
    while divisor * divisor <= x:
        if x % divisor == 0:
            return 0
        divisor += 1
    return 1
#;


if __name__ == '__main__':
    with Pool(WORKERS) as pool:
        #? call=map
        results = pool.map({function}, ITEMS, CHUNKSIZE)  #!
        #;
        #? call=starmap
        arguments = [(item,) for item in ITEMS]
        results = pool.starmap({function}, arguments, CHUNKSIZE)  #!
        #;
        #? call=imap
        results = []
        for result in pool.imap({function}, ITEMS, CHUNKSIZE):  #!
            results.append(result)
        #;
        #? call=imap_unordered
        results = []
        for result in pool.imap_unordered({function}, ITEMS, CHUNKSIZE):  #!
            results.append(result)
        #;
    #? function=mandelbrot-row
    turns = sum(sum(row) for row in results)
    print(f'{len(results)} rows, {turns} turns of the loop in all')
    #;
    #? function!=mandelbrot-row
    print(f'{len(results)} results, sum {sum(results)}, '
          f'first {results[0]}, last {results[-1]}')
    #;
