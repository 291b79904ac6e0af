"""Who publishes: name, logo, colours and imprint of a workspace, from reports/theme/house.toml."""

import base64
import re
import tomllib
import unicodedata
from html import escape
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import ParameterError
from analysis.paths import find_root, find_shipped

WHERE = Path("reports", "theme", "house.toml")
_FACES = {"DejaVuSans": 400, "DejaVuSans-Bold": 700}
_TYPES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_BEGINS = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
_FOREIGN = re.compile(rb"""(?i)(?:href|src)\s*=\s*["'](?!#|data:)|url\(\s*["']?(?!#|data:)|<script|<!ENTITY""")
_MOST_BYTES = 50_000
_LEAST_CONTRAST = 4.5  # of text, as WCAG 2.2 asks for (1.4.3)
_GROUNDS = {"accent": ("#ffffff", "#f3f6f8"), "accent_dark": ("#16191c", "#1f2428")}  # paper and box of brief.css
_COLOUR = r"^#[0-9a-fA-F]{6}$"
_EXPECTED = {
    "name": "one line of at most 80 letters, without braces and pictures",
    "logo": "the name of a file beside it",
    "accent": "a colour such as #1f5f8b",
    "accent_dark": "a colour such as #8dbbdc",
    "imprint": "one line of at most 400 letters, without braces and pictures",
}


def _check_letters(words: str) -> str:
    """Return words as they are, where each letter is one that pages and shells can show."""
    if any(unicodedata.category(letter)[0] == "C" or unicodedata.category(letter) == "So" for letter in words):
        raise ValueError("letters that no page shows")
    if set(words) & set("{}"):
        raise ValueError("braces")
    return words


_Words = Annotated[str, AfterValidator(_check_letters)]


class House(BaseModel):
    """Who publishes, as it stands on each page; what is blank does not. Colours are #rrggbb, for light and dark.

    `logo` is the picture itself, as an address that holds it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: _Words = Field(default="", max_length=80)
    logo: str = Field(
        default="", max_length=2 * _MOST_BYTES, pattern=r"^(data:image/(svg\+xml|png|jpeg);base64,[A-Za-z0-9+/=]+)?$"
    )
    accent: str = Field(default="#1f5f8b", pattern=_COLOUR)
    accent_dark: str = Field(default="#8dbbdc", pattern=_COLOUR)
    imprint: _Words = Field(default="", max_length=400)

    def tell(self) -> dict[str, str]:
        """Return what it says besides the theme's own; nothing where it says nothing."""
        return {name: str(value) for name, value in self.model_dump().items() if value != self.find_default(name)}

    @classmethod
    def find_default(cls, name: str) -> str:
        """Return what the theme has where a house says nothing."""
        return str(cls.model_fields[name].default)


def read_house() -> House:
    """Return who publishes; nobody is named where the workspace has no reports/theme/house.toml.

    Raises
    ------
    ParameterError
        When it is no TOML, says what it may not, names a logo that is no picture, or a colour that cannot be read.
    """
    path = find_root() / WHERE
    if not path.is_file():
        return House()
    try:
        told = tomllib.loads(path.read_text("utf-8-sig"))
        logo = _read_logo(told)
        house = House.model_validate({**told, **({"logo": logo} if "logo" in told else {})})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ParameterError(WHERE.as_posix(), str(error), "valid TOML in UTF-8", "Mend it") from error
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        found = f"{error.errors()[0]['input']!r}" if name in _EXPECTED else "no such line"
        expected = _EXPECTED.get(name, f"one of {', '.join(_EXPECTED)}")
        raise ParameterError(f"{WHERE.as_posix()}, {name}", found, expected) from error
    for name, grounds in _GROUNDS.items():
        found_contrast = min(find_contrast(getattr(house, name), ground) for ground in grounds)
        if found_contrast < _LEAST_CONTRAST:
            said = f"{getattr(house, name)} has a contrast of {found_contrast:.1f} to the page"
            advice = "Take a lighter one" if name == "accent_dark" else "Take a darker one"
            raise ParameterError(f"{WHERE.as_posix()}, {name}", said, f"at least {_LEAST_CONTRAST}, to be read", advice)
    return house


def _read_logo(told: dict[str, object]) -> str:
    """Return the logo that house.toml names, as an address that holds it; blank where it names none."""
    name = str(told.get("logo", ""))
    if not name:
        return ""
    if not str(told.get("name", "")).strip():
        raise ParameterError(f"{WHERE.as_posix()}, name", "a logo without a name", "words for those who do not see it")
    path, kind = find_root() / WHERE.parent / name, _TYPES.get(Path(name).suffix.lower())
    is_beside = re.fullmatch(r"\w[\w.-]*", name) is not None and path.is_file()
    if kind is None or not is_beside or path.stat().st_size > _MOST_BYTES or not _is_picture(path.read_bytes(), kind):
        expected = f"an SVG that asks for nothing, PNG or JPEG of at most {_MOST_BYTES // 1000} kB beside it"
        raise ParameterError(f"{WHERE.as_posix()}, logo", f"{name!r} is none", expected)
    return f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _is_picture(data: bytes, kind: str) -> bool:
    if kind != "svg+xml":
        return data.startswith(_BEGINS[kind])
    return b"<svg" in data and not _FOREIGN.search(re.sub(rb"xmlns(:\w+)?\s*=\s*[\"'][^\"']*[\"']", b"", data))


def find_contrast(colour: str, ground: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_find_luminance(colour), _find_luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _find_luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def show_house(house: House) -> dict[str, str]:
    """Return who publishes as HTML: what stands above a page and at its foot; nothing where nobody is named."""
    picture = f'<img class="logo" alt="" src="{house.logo}"> ' if house.logo else ""
    return {
        "house": f'<p class="house">{picture}{escape(house.name)}</p>' if house.name else "",
        "imprint": f"<p>{escape(house.imprint)}</p>" if house.imprint else "",
    }


def write_style(house: House) -> str:
    """Return the style of a page: that of the theme, in the colours of the house."""
    style = (find_shipped() / "reports" / "theme" / "brief.css").read_text("utf-8")
    for name, value in (("accent", house.accent), ("accent_dark", house.accent_dark)):
        style = style.replace(f"--accent: {House.find_default(name)};", f"--accent: {value};")
    return style


def write_page_style(house: House) -> str:
    """Return the style of a brief's page: that of the theme, and the faces of its figures."""
    faces = find_shipped() / "reports" / "theme" / "faces"
    told = {face: base64.b64encode((faces / f"{face}.woff2").read_bytes()).decode() for face in _FACES}
    rules = (
        f'@font-face {{ font-family: "DejaVu Sans"; font-weight: {weight}; '
        f'src: url(data:font/woff2;base64,{told[face]}) format("woff2"); }}'
        for face, weight in _FACES.items()
    )
    return "\n".join([write_style(house), *rules])
