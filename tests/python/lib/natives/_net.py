"""Stands in for the engine's native `_net`: a few answers, without a network."""
import json

asked = []


def fetch(url, method='GET', headers=(), body=None, timeout=None):
    asked.append((url, method, dict(headers), body, timeout))
    text = [('Content-Type', 'text/html; charset=utf-8'), ('X-Two', '1')]
    if url.endswith('/slow'):
        raise TimeoutError('timed out')
    if url.endswith('/refused'):
        raise OSError('Failed to fetch')
    if url.endswith('/missing'):
        return 404, 'Not Found', text, b'nothing here', url
    if url.endswith('/busy'):
        return 503, '', text, b'', url
    if url.endswith('/moved'):
        return 200, 'OK', text, b'there', url.replace('moved', 'there')
    if url.endswith('/latin'):
        return 200, 'OK', [('content-type', 'text/plain')], b'\xe9', url
    if '/echo' in url:
        shown = [method, url, dict(headers).get('Content-Type') or dict(headers).get('Content-type'),
                 None if body is None else body.decode()]
        return 200, 'OK', [('Content-Type', 'application/json')], json.dumps(shown).encode(), url
    return 200, 'OK', text, 'line one\nzeile zwei ü\n'.encode(), url
