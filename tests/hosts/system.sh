#!/bin/sh
# Installs what the tests need beside Python: LibreOffice, its Python bridge, a screen in memory, npm.
# As root on Debian or Ubuntu it installs what is missing; otherwise it says what will be skipped.
set -eu

HERE=$(dirname "$0")
PACKAGES=""

finns() { command -v "$1" >/dev/null 2>&1; }

# behover KOMMANDO PAKET...: ask for the packages when the command is missing.
behover() {
    command=$1
    shift
    finns "$command" || PACKAGES="$PACKAGES $*"
}

# paket PAKET: ask for a package that brings no command of its own.
paket() {
    finns dpkg-query || return 0
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q "ok installed" || PACKAGES="$PACKAGES $1"
}

vad_saknas() {
    PACKAGES=""
    behover soffice libreoffice-calc
    paket libreoffice-script-provider-python
    /usr/bin/python3 -c "import uno" 2>/dev/null || PACKAGES="$PACKAGES python3-uno"
    behover pdftoppm poppler-utils
    behover qpdf qpdf
    paket fonts-crosextra-carlito
    behover Xvfb xvfb
    behover xdotool xdotool
    behover import imagemagick
    behover node nodejs
    behover npm npm
}

# One package at a time: a node from elsewhere that clashes must not cost us LibreOffice.
installera() {
    echo "Installerar det som testerna behöver:$PACKAGES"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update || return 0
    for package in $PACKAGES; do
        apt-get -qq install --yes --no-install-recommends "$package" >/dev/null || true
    done
}

varna() {
    cat >&2 <<SLUT

########################################################################
##                                                                    ##
##   OBS!  ALLA TESTER KAN INTE KÖRAS PÅ DEN HÄR DATORN               ##
##                                                                    ##
##   Utan programmen nedan hoppas dessa tester över:                  ##
##     - omräkning av arbetsböckerna i LibreOffice (soffice, uno)     ##
##     - utskrift till pdf och bilder (poppler-utils, qpdf)           ##
##     - tryck på knapparna i arbetsboken (xvfb, xdotool)             ##
##     - Microsofts kontroll av filformatet (node, npm)               ##
##                                                                    ##
########################################################################
   $1
   Be den som sköter datorn att köra som root (Debian, Ubuntu):

     apt-get install --no-install-recommends$PACKAGES

SLUT
}

programvara() {
    vad_saknas
    [ -n "$PACKAGES" ] || return 0
    if ! finns apt-get; then
        varna "Här finns inte apt-get, så programmen måste installeras för hand."
    elif [ "$(id -u)" -ne 0 ]; then
        varna "Programmen kan bara installeras av root."
    else
        installera
        vad_saknas
        [ -z "$PACKAGES" ] || varna "Installationen misslyckades, se felet ovan."
    fi
}

node_paket() {
    [ -f "$HERE/package.json" ] && [ ! -d "$HERE/node_modules" ] || return 0
    finns node && finns npm || return 0
    echo "Hämtar testernas npm-paket"
    npm ci --prefix "$HERE" --silent || varna "npm ci misslyckades, se felet ovan."
}

programvara
node_paket
