from concurrent.futures import ThreadPoolExecutor, as_completed
from urllib.parse import urljoin
from urllib.request import urlopen

BASE = '{base}'
URLS = []  #= urls
WORKERS = 5  #= workers
TIMEOUT_MS = 1000  #= timeout_ms


def load(url):
    """Blocks until the whole page is here, or time is over."""
    with urlopen(urljoin(BASE, url), timeout=TIMEOUT_MS / 1000) as page:
        return page.read()


if __name__ == '__main__':
    with ThreadPoolExecutor(max_workers=WORKERS) as executor:
        futures = {executor.submit(load, url): url for url in URLS}
        for future in as_completed(futures):  #!
            url = futures[future]
            try:
                page = future.result()
            except Exception as error:
                print(f"'{url}' generated an exception: {error}")
            else:
                print(f"'{url}' page is {len(page)} bytes")
