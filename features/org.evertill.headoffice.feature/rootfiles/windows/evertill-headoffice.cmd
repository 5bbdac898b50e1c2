@call "%~dp0evertill-start.cmd" headoffice %*
@exit /b %ERRORLEVEL%
