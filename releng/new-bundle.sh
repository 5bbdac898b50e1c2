#!/usr/bin/env bash
# Makes a new bundle with the files every bundle has, so that all look alike.
#   releng/new-bundle.sh org.evertill.x FLOOR "Name" ["Import-Package list"] [--components] [--singleton]
# --components  the bundle has Declarative Services components; --singleton  it has a plugin.xml.
# Existing files are left alone. See CONTRIBUTING.md, "A new bundle".
set -euo pipefail
cd "$(dirname "$0")/.."
[ $# -ge 3 ] || { sed -n '2,5s/^# \{0,1\}//p' "releng/new-bundle.sh" >&2; exit 2; }

name=$1 floor=$2 title=$3 imports='' components=no singleton=no
shift 3
for arg; do
    case $arg in
        --components) components=yes ;;
        --singleton) singleton=yes ;;
        *) imports=$arg ;;
    esac
done
case $name in org.evertill.*) ;; *) echo "A bundle's name starts with org.evertill. - this one does not: $name" >&2; exit 2 ;; esac

bundle=bundles/$name package=${name//.//}
mkdir -p "$bundle/META-INF" "$bundle/src/$package" "$bundle/src_test/$package"
write() { if [ -e "$1" ]; then cat >/dev/null; echo "kept $1"; else cat >"$1"; echo "made $1"; fi; }

{
    echo "Manifest-Version: 1.0"
    echo "Bundle-ManifestVersion: 2"
    echo "Bundle-Name: Evertill $title"
    echo "Bundle-SymbolicName: $name$([ $singleton = no ] || echo ';singleton:=true')"
    echo "Bundle-Version: 0.1.0.qualifier"
    echo "Bundle-Vendor: Evertill"
    echo "Bundle-RequiredExecutionEnvironment: JavaSE-21"
    echo "Automatic-Module-Name: $name"
    echo "Evertill-Floor: $floor"
    if [ $components = yes ]; then
        echo "Bundle-ActivationPolicy: lazy"
        echo "Service-Component: OSGI-INF/*.xml"
    fi
    echo "Export-Package: $name"
    printf 'Import-Package: '
    all=$(tr -s ' \n' '  ' <<<"$imports" | tr ',' '\n' | sed 's/^ *//; s/ *$//' | grep -v '^$' || true)
    printf '%s\n' "$all" 'org.jspecify.annotations;resolution:=optional' | grep -v '^$' | LC_ALL=C sort -u |
        sed -e '1!s/^/ /' -e '$!s/$/,/'
} | write "$bundle/META-INF/MANIFEST.MF"

{
    echo "source.. = src/"
    echo "output.. = target/classes/"
    echo "bin.includes = META-INF/,\\"
    [ $singleton = no ] || echo "               plugin.xml,\\"
    echo "               ."
} | write "$bundle/build.properties"

write "$bundle/.classpath" <<'EOF'
<?xml version="1.0" encoding="UTF-8"?>
<classpath>
	<classpathentry kind="con" path="org.eclipse.jdt.launching.JRE_CONTAINER/org.eclipse.jdt.internal.debug.ui.launcher.StandardVMType/JavaSE-21"/>
	<classpathentry kind="con" path="org.eclipse.pde.core.requiredPlugins"/>
	<classpathentry kind="src" path="src"/>
	<classpathentry kind="src" output="target/test-classes" path="src_test">
		<attributes>
			<attribute name="test" value="true"/>
		</attributes>
	</classpathentry>
	<classpathentry kind="output" path="target/classes"/>
</classpath>
EOF

write "$bundle/src/$package/package-info.java" <<EOF
/** $title. */
@NullMarked
package $name;

import org.jspecify.annotations.NullMarked;
EOF
