"""Who publishes: name, logo, colours and imprint of a workspace, from reports/theme/house.toml."""

import base64
import re
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import ParameterError
from analysis.paths import find_root, find_shipped

WHERE = Path("reports", "theme", "house.toml")
_TYPES = {".svg": "svg+xml", ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
_MOST_BYTES = 100_000
_LEAST_CONTRAST = 4.5  # of text, as WCAG 2.2 asks for (1.4.3)
_GROUNDS = {"accent": ("#ffffff", "#f3f6f8"), "accent_dark": ("#16191c", "#1f2428")}  # paper and box of brief.css
_COLOUR = r"^#[0-9a-fA-F]{6}$"


class House(BaseModel):
    """Who publishes, as it stands on each page; what is blank does not. Colours are #rrggbb, for light and dark."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(default="", max_length=80, pattern=r"^[^\r\n{}]*$")
    logo: str = Field(default="", pattern=r"^([\w.-]+)?$")
    accent: str = Field(default="#1f5f8b", pattern=_COLOUR)
    accent_dark: str = Field(default="#8dbbdc", pattern=_COLOUR)
    imprint: str = Field(default="", max_length=400, pattern=r"^[^\r\n{}]*$")

    def find_logo(self) -> Path | None:
        """Return the file of the logo, which lies beside house.toml; None where there is none."""
        return find_root() / WHERE.with_name(self.logo) if self.logo else None


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
        house = House.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ParameterError(WHERE.as_posix(), str(error), "valid TOML in UTF-8", "Mend it") from error
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
        raise ParameterError(WHERE.as_posix(), faults, f"of {', '.join(House.model_fields)}") from error
    _check_logo(house)
    for name, grounds in _GROUNDS.items():
        found = min(find_contrast(getattr(house, name), ground) for ground in grounds)
        if found < _LEAST_CONTRAST:
            said = f"{getattr(house, name)} has a contrast of {found:.1f} to the page"
            advice = "Take a lighter one" if name == "accent_dark" else "Take a darker one"
            raise ParameterError(f"{WHERE.as_posix()}, {name}", said, f"at least {_LEAST_CONTRAST}, to be read", advice)
    return house


def _check_logo(house: House) -> None:
    path = house.find_logo()
    if path is None:
        return
    if not house.name.strip():
        raise ParameterError(f"{WHERE.as_posix()}, name", "a logo without a name", "words for those who do not see it")
    if not path.is_file() or path.suffix.lower() not in _TYPES or path.stat().st_size > _MOST_BYTES:
        expected = f"an SVG, PNG or JPEG of at most {_MOST_BYTES // 1000} kB beside it"
        raise ParameterError(f"{WHERE.as_posix()}, logo", f"{house.logo!r} is none, or too large", expected)


def find_contrast(colour: str, ground: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_find_luminance(colour), _find_luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _find_luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def embed_logo(house: House) -> str:
    """Return the logo as the address of a picture that is inside the page; blank where there is none."""
    path = house.find_logo()
    if path is None:
        return ""
    return f"data:image/{_TYPES[path.suffix.lower()]};base64,{base64.b64encode(path.read_bytes()).decode()}"


def write_style() -> str:
    """Return the style of every page: that of the theme, in the colours of the house."""
    style, house = (find_shipped() / "reports" / "theme" / "brief.css").read_text("utf-8"), read_house()
    for name, value in (("accent", house.accent), ("accent_dark", house.accent_dark)):
        style = re.sub(rf"--accent: {House.model_fields[name].default};", f"--accent: {value};", style)
    return style
