# stderr: whole
class Node:
    def __init__(self, next=None):
        self.next = next


def last(node):
    return node.next.next.next.value


last(Node(Node()))
