"""Build the language engine, llama.cpp with its Python package, for PCs other than this one.

    python3 packaging/llama/build.py cpu-portable    runs on every PC of this system, as fast as its processor can
    python3 packaging/llama/build.py vulkan          the same, and graphics cards of all makers
    python3 packaging/llama/build.py cuda            the same, and NVIDIA's cards
    python3 packaging/llama/build.py metal           Apple's computers

Makes a wheel in `build/llama/wheels` from the locked source package. It needs the tools of `bootstrap.py setup`; what
else each variant needs, and which of them were tried, stands in README.md beside this file. The set-up itself does not
use this: it compiles for the PC that it runs on.

CMAKE_ARGS and CMAKE_BUILD_PARALLEL_LEVEL are heeded. Exit codes: 0 done, 2 wrong usage, 3 something you can act on, 130
interrupted.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PACKAGING))

from environment import Environment  # noqa: E402 - it stands in the folder above
from machine import Fault, require_space  # noqa: E402
from pip_run import PipFailed, run_pip  # noqa: E402
from progress import Progress  # noqa: E402

ROOT = PACKAGING.parent
FOLDER = ROOT / "build" / "llama"
LOCK = "packaging/locks/engine.txt"
SPACE_GIB = 4.0
_DEFAULT_HEADERS = (Path("/usr/include"), Path("/usr/local/include"))
_NEWEST_USED = "VK_EXT_layer_settings"  # of what llama.cpp takes from Vulkan's headers; those of Debian 12 lack it

# Every library beside llama.cpp's own, where the program looks for them; without the tools, which nobody calls here.
_COMMON = (
    "-DCMAKE_INSTALL_BINDIR=llama_cpp/lib", "-DCMAKE_INSTALL_LIBDIR=llama_cpp/lib", "-DLLAVA_BUILD=OFF",
    "-DLLAMA_BUILD_TOOLS=OFF", "-DLLAMA_BUILD_EXAMPLES=OFF", "-DLLAMA_BUILD_SERVER=OFF", "-DLLAMA_BUILD_TESTS=OFF",
)  # fmt: skip
# The parts that compute are libraries of their own, loaded where they work; of those for the processor the best one.
_PORTABLE = ("-DGGML_NATIVE=OFF", "-DGGML_BACKEND_DL=ON", "-DGGML_CPU_ALL_VARIANTS=ON")


@dataclass(frozen=True, slots=True)
class Variant:
    """How to build one: arguments for CMake, and a check that raises :class:`Fault` where something is missing."""

    arguments: tuple[str, ...]
    check: Callable[[], None]


def nothing_more() -> None:
    """A compiler is enough; where that is missing pip's output says it."""


def cuda_is_here() -> None:
    if not (shutil.which("nvcc") or os.environ.get("CUDACXX") or os.environ.get("CUDA_PATH")):
        raise Fault(
            "NVIDIA's compiler “nvcc” was not found.",
            "Install the CUDA toolkit, 12 or newer, and put its folder “bin” into PATH.",
        )


def metal_is_here() -> None:
    if sys.platform != "darwin":
        raise Fault("Metal is built on a Mac only.", "Use vulkan or cuda here.")
    if not shutil.which("xcrun"):
        raise Fault("Apple's compiler was not found.", "Install it: xcode-select --install")


def vulkan_is_here() -> None:
    if not shutil.which("glslc"):
        raise Fault(
            "The compiler for Vulkan's programs, “glslc”, was not found.",
            "Debian, Ubuntu: sudo apt install libvulkan-dev glslc spirv-headers   Elsewhere: the Vulkan SDK of LunarG.",
        )
    headers = vulkan_headers()
    if headers is None:
        raise Fault(
            "Vulkan's headers were not found.",
            "Debian, Ubuntu: sudo apt install libvulkan-dev   Elsewhere: the Vulkan SDK, which sets VULKAN_SDK.",
        )
    if _NEWEST_USED not in headers.read_text(encoding="utf-8", errors="replace"):
        raise Fault(
            f"Vulkan's headers in {headers.parent.parent} are too old for llama.cpp.",
            "Take newer ones, of the Vulkan SDK say, and name their folder: CMAKE_ARGS=-DVulkan_INCLUDE_DIR=FOLDER",
        )


def vulkan_headers() -> Path | None:
    """``vulkan_core.h`` where CMake will find it: the folder named in CMAKE_ARGS, the SDK, the system's."""
    named = re.search(r"-DVulkan_INCLUDE_DIR=(\S+)", os.environ.get("CMAKE_ARGS", ""))
    sdk = os.environ.get("VULKAN_SDK")
    sdk_folders = [Path(sdk, name) for name in ("include", "Include")] if sdk else []
    folders = [Path(named[1])] if named else [*sdk_folders, *_DEFAULT_HEADERS]
    files = (folder / "vulkan" / "vulkan_core.h" for folder in folders)
    return next((file for file in files if file.is_file()), None)


VARIANTS = {
    "cpu-portable": Variant(_PORTABLE, nothing_more),
    "cuda": Variant((*_PORTABLE, "-DGGML_CUDA=ON"), cuda_is_here),
    "vulkan": Variant((*_PORTABLE, "-DGGML_VULKAN=ON"), vulkan_is_here),
    "metal": Variant(("-DGGML_NATIVE=OFF", "-DGGML_METAL=ON", "-DGGML_METAL_EMBED_LIBRARY=ON"), metal_is_here),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="build.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("variant", choices=tuple(VARIANTS))
    options = parser.parse_args(arguments)
    try:
        build(options.variant)
    except Fault as fault:
        print(f"\n{fault.message}\n{fault.hint}".rstrip(), file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        print("\nStopped. The next run goes on from here.", file=sys.stderr)
        return 130
    return 0


def build(name: str) -> None:
    """Fetch, unpack, compile; what was compiled before is kept. Raises :class:`Fault`."""
    variant = VARIANTS[name]
    variant.check()
    FOLDER.mkdir(parents=True, exist_ok=True)
    require_space(FOLDER, SPACE_GIB)
    os.environ["CMAKE_ARGS"] = " ".join([os.environ.get("CMAKE_ARGS", ""), *_COMMON, *variant.arguments]).strip()
    progress = Progress()
    source = _source(progress)
    wheels = FOLDER / "wheels" / name
    built = FOLDER / "compiled" / name
    command = ("wheel", "--verbose", "--no-deps", "--no-build-isolation", "--no-cache-dir")  # pip would take any build
    _pip(f"llama.cpp, {name}", (*command, "-C", f"build-dir={built}", "-w", str(wheels), str(source)), progress)
    print(f"The wheel lies in {wheels}.")


def _source(progress: Progress) -> Path:
    """The locked source package, checked by its hash, unpacked; its path stays, so that a build can go on."""
    packages = FOLDER / "source"
    command = ("download", "--no-deps", "--no-build-isolation", "--no-binary", ":all:", "--require-hashes")
    _pip("Source of llama.cpp", (*command, "-r", LOCK, "-d", str(packages)), progress)
    package = max(packages.glob("llama_cpp_python-*.tar.gz"), key=lambda file: file.stat().st_mtime)
    unpacked = packages / package.name.removesuffix(".tar.gz")
    if not unpacked.is_dir():
        half = packages / "unpacking"
        shutil.rmtree(half, ignore_errors=True)
        with tarfile.open(package) as archive:
            archive.extractall(half, filter="data")
        (half / unpacked.name).rename(unpacked)
    return unpacked


def _pip(title: str, arguments: Sequence[str], progress: Progress) -> None:
    """Run the environment's pip: it has the locked tools that build packages."""
    python = Environment(ROOT, progress).python
    asked = [python, "-c", "import scikit_build_core"]
    if not python.exists() or subprocess.run(asked, stderr=subprocess.DEVNULL, check=False).returncode != 0:
        raise Fault("The tools that build packages are not there.", "Run first: python3 packaging/bootstrap.py setup")
    progress.start(title)
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    try:
        run_pip(command, ROOT, 1, FOLDER / "build.log", progress)
    except PipFailed as failure:
        raise failure.fault from None
    progress.done()


if __name__ == "__main__":
    sys.exit(main())
