"""The numbers that servers answer with."""

responses = {
    100: 'Continue', 101: 'Switching Protocols', 102: 'Processing', 103: 'Early Hints', 200: 'OK',
    201: 'Created', 202: 'Accepted', 203: 'Non-Authoritative Information', 204: 'No Content',
    205: 'Reset Content', 206: 'Partial Content', 300: 'Multiple Choices', 301: 'Moved Permanently',
    302: 'Found', 303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect',
    308: 'Permanent Redirect', 400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required',
    403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 406: 'Not Acceptable',
    407: 'Proxy Authentication Required', 408: 'Request Timeout', 409: 'Conflict', 410: 'Gone',
    411: 'Length Required', 412: 'Precondition Failed', 413: 'Content Too Large',
    414: 'URI Too Long', 415: 'Unsupported Media Type', 416: 'Range Not Satisfiable',
    417: 'Expectation Failed', 418: "I'm a Teapot", 421: 'Misdirected Request',
    422: 'Unprocessable Content', 423: 'Locked', 424: 'Failed Dependency', 425: 'Too Early',
    426: 'Upgrade Required', 428: 'Precondition Required', 429: 'Too Many Requests',
    431: 'Request Header Fields Too Large', 451: 'Unavailable For Legal Reasons',
    500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway',
    503: 'Service Unavailable', 504: 'Gateway Timeout', 505: 'HTTP Version Not Supported',
    511: 'Network Authentication Required',
}


def __getattr__(name):
    if name != 'HTTPStatus':
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    global HTTPStatus
    from enum import IntEnum

    names = {phrase.upper().replace(' ', '_').replace('-', '_').replace("'", ''): code
             for code, phrase in responses.items()}
    HTTPStatus = IntEnum('HTTPStatus', names, module=__name__)
    HTTPStatus.phrase = property(lambda self: responses[int(self)])
    HTTPStatus.is_success = property(lambda self: 200 <= self < 300)
    HTTPStatus.is_client_error = property(lambda self: 400 <= self < 500)
    HTTPStatus.is_server_error = property(lambda self: 500 <= self < 600)
    return HTTPStatus
