"""What goes wrong when something is fetched."""


class RequestException(IOError):
    """The base of what requests raises."""

    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop('response', None)
        self.request = kwargs.pop('request', None)
        if self.request is None and self.response is not None:
            self.request = getattr(self.response, 'request', None)
        super().__init__(*args, **kwargs)


class InvalidJSONError(RequestException):
    pass


class JSONDecodeError(InvalidJSONError, ValueError):
    """The answer is not JSON."""


class HTTPError(RequestException):
    """The server answered that it could not do what was asked."""


class ConnectionError(RequestException):
    """The server was not reached, or may not be asked."""


class Timeout(RequestException):
    """The server did not answer in time."""


class ConnectTimeout(ConnectionError, Timeout):
    pass


class ReadTimeout(Timeout):
    """The server did not send anything in time."""


class TooManyRedirects(RequestException):
    pass


class URLRequired(RequestException):
    pass


class MissingSchema(RequestException, ValueError):
    """The address does not say by which protocol."""


class InvalidSchema(RequestException, ValueError):
    """The protocol is none that requests speaks."""


class InvalidURL(RequestException, ValueError):
    """The address is none."""


class InvalidHeader(RequestException, ValueError):
    pass


class SSLError(ConnectionError):
    pass


class ProxyError(ConnectionError):
    pass


class ChunkedEncodingError(RequestException):
    pass


class ContentDecodingError(RequestException):
    pass


class StreamConsumedError(RequestException, TypeError):
    pass


class RetryError(RequestException):
    pass
