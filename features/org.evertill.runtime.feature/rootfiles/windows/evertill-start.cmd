@echo off
rem Starts the product of this folder; called by the script that carries its name: evertill-start NAME [arguments...]
rem   EVERTILL_JAVA_HOME      the Java to use
rem   EVERTILL_JAVA_OPTIONS   options for it, such as -Xmx1g
rem   EVERTILL_CONFIGURATION  folder for the cache of Equinox; by default in the user's own folder.
rem                           Give each its own when several run at once from the same folder.
setlocal EnableExtensions DisableDelayedExpansion
set "here=%~dp0"
set "name=%~1"
set "java="
call :try "%EVERTILL_JAVA_HOME%"
call :try "%here%jre"
call :try "%JAVA_HOME%"
for /f "delims=" %%j in ('where java 2^>nul') do call :try "%%~dpj.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :try "%%~d"
if not defined java (
  echo Evertill needs Java of version 21 or newer, and found none. 1>&2
  echo   winget install EclipseAdoptium.Temurin.21.JDK 1>&2
  echo or unpack one from https://adoptium.net and set JAVA_HOME to its folder. 1>&2
  exit /b 1
)

set "launcher="
for %%l in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%~l"
if not defined launcher (
  echo This folder is not complete: %here% 1>&2
  echo Unpack the archive again. 1>&2
  exit /b 1
)

set "configuration=%EVERTILL_CONFIGURATION%"
if not defined configuration set "configuration=%LOCALAPPDATA%\Evertill\%name%\equinox"
if not exist "%configuration%" mkdir "%configuration%"
if not exist "%configuration%" (
  echo Cannot write to %configuration%, where Equinox keeps its cache. 1>&2
  echo Name another folder in EVERTILL_CONFIGURATION. 1>&2
  exit /b 1
)

rem All arguments but the first, as they were given.
set "rest="
:collect
shift
if "%~1"=="" goto run
set rest=%rest% %1
goto collect

:run
"%java%" -XX:+UseSerialGC -Xshare:auto --enable-native-access=ALL-UNNAMED -Dlogback.configurationFile="%here%logback.xml" -Dosgi.checkConfiguration=true -Djava.util.logging.config.file="%here%logging.properties" %EVERTILL_JAVA_OPTIONS% -jar "%launcher%" -configuration "%configuration%" -data @none -nosplash%rest%
exit /b %ERRORLEVEL%

rem Takes the Java of a folder when it is new enough and none was found before.
:try
if defined java goto :eof
if "%~1"=="" goto :eof
if not exist "%~1\bin\java.exe" goto :eof
if not exist "%~1\release" goto :eof
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "version=%%~v"
set "version=%version:"=%"
if %version% GEQ 21 set "java=%~1\bin\java.exe"
goto :eof
