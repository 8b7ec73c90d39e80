"""Addresses that are none, and a server that is not there."""
import os
os.environ['no_proxy'] = '127.0.0.1'
import requests

print(requests.codes.ok, requests.codes.not_found, issubclass(requests.exceptions.Timeout, requests.RequestException))
for url in ('no-scheme', 'http://', 'ftp://host/x', 'http://127.0.0.1:1/'):
    try:
        requests.get(url, timeout=5)
    except requests.exceptions.RequestException as error:
        print(type(error).__name__, str(error)[:30] if 'scheme' in url else '')
