"""The package holds its own shape: imports point one way, and each power has one owner."""

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"

# From the vocabulary to the two doors; a line imports only from the lines above it, and within
# itself. A folder's name stands for all its modules.
LAYERS = (
    ("text", "progress", "memory", "batch", "reading.layout"),
    ("strings",),
    ("problems",),
    (
        *("reading.source", "reading.tree", "reading.syntax", "reading.mends", "reading.leavings"),
        *(
            "reading.hidden",
            "reading.signature",
            "reading.signatures",
            "reading.sizes",
            "reading.nearest",
            "reading.quoting",
        ),
    ),
    (
        "dates",
        "reading.web_addresses",
        "reading.near_dates",
        "reading.typed_dates",
        "reading.thai",
        "reading.languages",
    ),
    (
        *(
            "markup",
            "outward",
            "line_breaks",
            "reading.register",
            "reading.history",
            "reading.pictures",
        ),
        *("reading.drawings", "reading.strays", "typeface", "thai_words", "qr", "plain_lines"),
        "reading.ledger",
    ),
    ("reading.folder", "spoken"),
    ("models",),
    ("site", "linking"),
    ("worklist",),
    ("pages",),
    ("lost_addresses",),
    ("render", "channels", "search", "integrity"),
    ("planning",),
    ("outputs",),
    ("publish",),
    ("pipeline",),
    ("preview", "authoring"),
    ("report",),
    ("clock",),
    ("plugin", "commands", "cli"),
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
# No layer: the package's own version, the name that `python -m` asks for, and a folder's line.
OUTSIDE = {"", "__main__", "reading"}

OWNERS_OF_LIBRARIES = {
    "rich": {"report"},
    "click": {"cli", "commands"},
    "pydantic": {"models"},
    "pydantic_core": {"models"},
    "jinja2": {"render"},
    "mkdocs": {"plugin", "publish"},
    "PIL": {"reading.pictures", "channels.pictures", "channels.press"},
    "comrak": {"markup"},
    "ahocorasick_rs": {"line_breaks", "search"},
    "nlpo3": {"thai_words"},
    "typst": {"channels.press"},
    "segno": {"qr"},
    "fontTools": {"typeface"},
    "icalendar": {"channels.calendar"},
    "nh3": {"markup"},
    "yaml": {"reading.tree", "reading.syntax", "strings", "render"}
    | {"reading.quoting", "authoring.edit"},
    "ctypes": {"publish"},
    "http.server": {"preview"},
    "watchdog": {"preview"},
    "pickle": {"memory", "planning.digests"},
    "sqlite3": {"memory", "planning.known"},
    "subprocess": {"reading.history"},
    "tempfile": {"publish"},
    "argparse": set(),
    "random": set(),
    "requests": set(),
    "urllib3": {"integrity.web"},
    "minisign": {"integrity.signature"},
    "urllib.request": set(),
    "time": set(),
}
OWNERS_OF_CALLS = {
    r"print": {"report"},
    r"(\w+\.)*sys\.(stdout|stderr|__stdout__|__stderr__)(\..*)?": {"report"},
    r"traceback\.print_\w+": {"cli"},
    r"(datetime\.)?(date|datetime)\.(today|now|utcnow|fromtimestamp)": {"clock"},
    r"os\.(environ|getenv|putenv)(\..*)?": {"cli", "commands"},
    r"sys\.argv(\..*)?": {"cli"},
    r"sys\.exit": {"cli", "commands"},
    r"Path\.(cwd|home)|os\.getcwd": {"cli", "commands"},
}
WRITES = re.compile(
    r".*\.(write_text|write_bytes|mkdir|makedirs|rename|replace_file|rmtree|unlink|rmdir|touch"
    r"|symlink_to|hardlink_to|chmod|copytree|copyfile|move|remove|removedirs)"
)
MANY_THINGS = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}


def modules() -> dict[str, Path]:
    """Every module of generator/ by its dotted name within the package."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


MODULES = modules()


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(MODULES[name].read_text("utf-8"))


@cache
def imports(name: str) -> frozenset[str]:
    """The full names that a module imports, anywhere in it."""
    return frozenset(_imports(name))


def _imports(name: str) -> Iterator[str]:
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: relative import in line {node.lineno}"
            module = node.module or ""
            for alias in node.names:
                whole = f"{module}.{alias.name}"
                inner = whole.removeprefix("generator.")
                is_module = module.startswith("generator") and inner in MODULES
                yield whole if is_module or module == "urllib" else module


def own_imports(name: str) -> set[str]:
    found = {one.removeprefix("generator").lstrip(".") for one in imports(name) if is_own(one)}
    return found - {name}


def is_own(module: str) -> bool:
    return module == "generator" or module.startswith("generator.")


def home(name: str) -> str:
    """The entry of LAYERS that a module belongs to: its own name, else that of its folder."""
    return name if name in LEVEL else name.split(".", maxsplit=1)[0]


def layer(name: str) -> int:
    return LEVEL[home(name)]


def owns(name: str, owners: set[str]) -> bool:
    return any(name == owner or name.startswith(f"{owner}.") for owner in owners)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an expression; "" before a name of which the type is not known."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


@cache
def uses(name: str) -> tuple[tuple[str, int], ...]:
    found = (node for node in ast.walk(tree_of(name)) if isinstance(node, ast.Name | ast.Attribute))
    return tuple((dotted(node), node.lineno) for node in found)


def test_every_module_has_a_layer():
    homeless = {name for name in MODULES if home(name) not in LEVEL} - OUTSIDE
    assert homeless == set()


def test_every_layer_has_its_modules():
    assert set(LEVEL) <= {home(name) for name in MODULES}


def test_a_module_imports_only_from_the_layers_above_it():
    below = {
        f"{name} imports {used}"
        for name in set(MODULES) - OUTSIDE
        for used in own_imports(name) - OUTSIDE
        if layer(used) > layer(name)
    }
    assert below == set()


def test_no_modules_import_each_other_in_a_ring():
    graph = {name: own_imports(name) for name in MODULES}
    free: set[str] = set()
    while ready := {n for n, used in graph.items() if n not in free and used <= free}:
        free |= ready
    assert set(graph) - free == set()


@pytest.mark.parametrize("library", OWNERS_OF_LIBRARIES)
def test_a_library_is_imported_only_by_its_owner(library):
    users = {
        name
        for name in MODULES
        if any(used == library or used.startswith(f"{library}.") for used in imports(name))
    }
    assert {name for name in users if not owns(name, OWNERS_OF_LIBRARIES[library])} == set()


@pytest.mark.parametrize("power", OWNERS_OF_CALLS)
def test_a_power_is_used_only_by_its_owner(power):
    pattern = re.compile(power)
    found = {
        f"{name}:{line} {used}"
        for name in MODULES
        if not owns(name, OWNERS_OF_CALLS[power])
        for used, line in uses(name)
        if pattern.fullmatch(used)
    }
    assert found == set()


def test_only_the_two_doors_ask_the_clock():
    askers = {name for name in MODULES if "clock" in own_imports(name)}
    assert {name for name in askers if not owns(name, {"cli", "commands", "plugin"})} == set()


# A build never writes into content/ or districts/: the one who does is asked to by `namrong new`,
# `rename`, `schema` and `addresses` alone.
WRITERS = {"publish", "authoring.files"}
# What a run found out, in a folder of the software's own, which may be deleted at any time.
NOTES = {"memory", "planning.known"}


def test_a_build_cannot_reach_the_writer_of_sources():
    users = {name for name in MODULES if "authoring.files" in own_imports(name)}
    asked = {"commands.new", "commands.rename", "commands.schema", "commands.addresses"}
    asked.add("authoring.rename")
    assert users == asked


def writings(name: str) -> Iterator[str]:
    """Every place of a module that may write to the disk."""
    yield from (f"{name}:{line} {used}" for used, line in uses(name) if WRITES.fullmatch(used))
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Call) and dotted(node.func).split(".")[-1] == "open":
            modes = [*node.args, *(word.value for word in node.keywords if word.arg == "mode")]
            for mode in modes:
                if isinstance(mode, ast.Constant) and re.fullmatch(
                    r"[rwaxbt+]*[wax+].*", mode.value
                ):
                    yield f"{name}:{node.lineno} open {mode.value}"


def test_only_publishing_writes_to_the_disk():
    others = [name for name in MODULES if not owns(name, WRITERS | NOTES)]
    assert [found for name in others for found in writings(name)] == []


def test_a_module_is_small():
    lines = {name: len(path.read_text("utf-8").splitlines()) for name, path in MODULES.items()}
    assert {name: number for name, number in lines.items() if number > 250} == {}


def test_a_function_fits_a_screen():
    long = {
        f"{name}.{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for name in MODULES
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno >= 60
    }
    assert long == set()


def test_no_module_is_named_for_everything():
    assert {name for name in MODULES if MANY_THINGS & set(name.split("."))} == set()


def test_a_module_states_its_promise():
    first = {
        name: (ast.get_docstring(tree_of(name)) or "").split("\n", maxsplit=1)[0]
        for name in MODULES
        if name != "__main__"
    }
    assert {name: line for name, line in first.items() if not line.endswith((".", ":"))} == {}


def names_of_the_real_content() -> set[str]:
    """Districts and provinces that have a profile, in both languages, and the programme's name."""
    reference = ROOT / "content" / "reference"
    rows = {}
    for table in ("provinces", "districts"):
        with (reference / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows |= {row["code"]: row for row in csv.DictReader(file)}
    found = set()
    for path in (ROOT / "districts").glob("*.yml"):
        code = str(yaml.safe_load(path.read_text("utf-8"))["code"])
        for row in (rows[code], rows[code[:2]]):
            found |= {row["name_th"], row["name_en"]}
        found.add(path.stem)
    programme = yaml.safe_load((ROOT / "content/programme.yml").read_text("utf-8"))
    return found | {programme["abbreviation"]["short"]}


@pytest.mark.parametrize("folder", ["generator", "theme", "tests/tools"])
def test_software_names_no_district_province_or_programme(folder):
    names = names_of_the_real_content()
    assert len(names) >= 10
    # A Thai word has no spaces around it; a Latin one must stand by itself: `cast` is Python's.
    patterns = [
        re.compile(rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name))
        for name in sorted(names)
    ]
    found = set()
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in {".py", ".yml", ".j2", ".html", ".css", ".svg", ".js"}:
            text = path.read_text("utf-8")
            found |= {f"{path.relative_to(ROOT)}: {p.pattern}" for p in patterns if p.search(text)}
    assert found == set()


def test_templates_decide_nothing():
    """Output, `for`, presence, include and macros; no comparison, arithmetic or language."""
    banned = re.compile(r"==|!=|[<>]=?| \+ | - |\blang\s*(==|in)\b|\bformat\(")
    found = set()
    for path in [*PACKAGE.rglob("*.j2"), *(ROOT / "theme").rglob("*.html")]:
        text = re.sub(r"\{[#*].*?[#*]\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        for code in re.findall(r"\{%-?(.*?)-?%\}|\{\{(.*?)\}\}", text, flags=re.DOTALL):
            plain = re.sub(r"\"[^\"]*\"", '""', "".join(code))
            if banned.search(plain):
                found.add(f"{path.name}: {''.join(code).strip()}")
    assert found == set()


def test_the_layers_of_the_test_are_in_one_order():
    assert all(set(above).isdisjoint(below) for above, below in pairwise(LAYERS))
    assert len(LEVEL) == sum(len(names) for names in LAYERS)
