# The packages of Debian that Entente is built, run and tested with, and a function that installs what is missing.
# Sourced by ./run and ./test.

# package: why
build_packages="
g++: the C++ compiler
cmake: makes the build files
ninja-build: runs the build
pkg-config: finds libraries
libproj-dev: map projections
proj-data: tables of PROJ
libsimdjson-dev: reads layer packs
libgdal-dev: reads spreadsheets and other vector files
libfmt-dev: writes texts
libglm-dev: vectors
libcli11-dev: the command line
libepoxy-dev: loads OpenGL
libgl-dev: OpenGL headers
libegl-dev: OpenGL without a display
libglu1-mesa-dev: its tessellator fills countries
libglfw3-dev: the window
libimgui-dev: the interface
libfreetype-dev: draws letters
libharfbuzz-dev: shapes text
libfontconfig-dev: finds fonts
libpng-dev: writes pictures
fonts-inter: the font of map and interface
libgl1-mesa-dri: OpenGL drivers, also without a graphics card
libegl-mesa0: OpenGL without a display
libglx-mesa0: OpenGL in a window
"
test_packages="
catch2: runs the tests
libbenchmark-dev: measures functions
clang-format: checks how the source is laid out
python3: runs scripts that check data
python3-jsonschema: checks the bundled packs against their schema
fonts-dejavu-core: Arabic and Hebrew names in kept pictures
fonts-lohit-deva: Devanagari names in kept pictures
fonts-tlwg-loma-ttf: Thai names in kept pictures
fonts-wqy-microhei: Chinese, Japanese and Korean names in kept pictures
xvfb: a display without a screen, for the window's test
xdotool: presses keys and buttons in the window's test
xauth: lets programs use that display
"

# install_missing "LIST": installs the packages of a list that are not there; says which and why.
install_missing() {
    command -v dpkg-query >/dev/null 2>&1 || {
        echo "This is no Debian system: please see that these are installed:$(echo "$1" | sed -n 's/:.*//p' | tr '\n' ' ')" >&2
        return 0
    }
    missing=""
    installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' 2>/dev/null | sed -n 's/ installed$//p')
    while IFS= read -r line; do
        name=${line%%:*}
        [ -n "$name" ] || continue
        printf '%s\n' "$installed" | grep -qxF "$name" && continue
        [ -n "$missing" ] || echo "Entente needs packages that are not installed yet:" >&2
        printf '  %-22s %s\n' "$name" "${line#*: }" >&2
        missing="$missing $name"
    done <<EOF
$1
EOF
    [ -n "$missing" ] || return 0
    as_root=""
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || {
            echo "Please install them as root: apt-get install$missing" >&2
            return 1
        }
        as_root="sudo env DEBIAN_FRONTEND=noninteractive"
    fi
    echo "Installing them with apt-get; this takes some minutes." >&2
    export DEBIAN_FRONTEND=noninteractive
    # A machine whose lists are old or absent learns of the packages first.
    # shellcheck disable=SC2086
    $as_root apt-get install -y -q --no-install-recommends $missing >/dev/null 2>&1 || {
        $as_root apt-get update -q >&2 || return 1
        $as_root apt-get install -y -q --no-install-recommends $missing >&2 || return 1
    }
}
