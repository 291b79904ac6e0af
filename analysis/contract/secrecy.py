"""What looks like a secret: parameters are printed on every brief, so none may be among them."""

import re
from typing import Any

_SECRET_NAME = re.compile(
    r"(?i)(?:^|_)(?:password|passwd|passphrase|pwd|pass|secrets?|tokens?|api[_-]?keys?|credentials?|private_key)(?:_|$)"
)
# What tokens of well-known services begin with, a private key, a password inside an address, and anything long and
# random.
_SECRET_VALUE = re.compile(
    r"(?:AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\w{20}|github_pat_|glpat-|xox[abeprs]-|sk-[\w-]{16}|"
    r"AIza[\w-]{30}|eyJ[\w-]{10,}\.|"
    r"-----BEGIN|://[^/\s:@]*:[^/\s@]+@|\b[0-9a-fA-F]{32,}\b|"
    r"(?<![A-Za-z0-9+])(?=[A-Za-z0-9+]*[a-z])(?=[A-Za-z0-9+]*[A-Z])(?=[A-Za-z0-9+]*\d)[A-Za-z0-9+]{24,}"
)


def looks_secret(name: str, value: Any) -> bool:
    """Say whether a parameter is named like a secret, or holds what looks like one."""
    if isinstance(value, dict):
        return any(looks_secret(str(key), inner) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return any(looks_secret(name, inner) for inner in value)
    return isinstance(value, str) and bool((value and _SECRET_NAME.search(name)) or _SECRET_VALUE.search(value))
