"""The Content-Security-Policy of a page of ours: which script may run in it, by its hash; nothing from elsewhere."""

import base64
import hashlib


def make_policy(*, script: str, style: str = "") -> str:
    """Return the policy of a page that runs one script, has one style or any, and connects to nothing."""
    styles = f"'{_hash_source(style)}'" if style else "'unsafe-inline'"
    pictures = "img-src data: blob:; font-src data:; " if style else ""
    return (
        f"default-src 'none'; script-src '{_hash_source(script)}'; style-src {styles}; {pictures}base-uri 'none'; "
        "form-action 'none'"
    )


def _hash_source(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def hash_style(text: str) -> str:
    """Return the sha256 of what stands in a style or a script."""
    return hashlib.sha256(text.strip().encode()).hexdigest()
