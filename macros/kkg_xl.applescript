-- Starts Python for the add-in on a Mac; Excel may run scripts from this folder only.
-- The parameter: interpreter, action, Excel's own path, language, version of the add-in, name of the workbook, a line each.
on KkgRun(parameter)
	set {python, action, excel, lang, version_, bookName} to paragraphs of parameter
	try
		do shell script quoted form of python & " -I -m kkg_xl.entrypoints.click " & quoted form of action & ¬
			" --app " & quoted form of excel & " --lang " & quoted form of lang & " --addin " & quoted form of version_ & ¬
			" -- " & quoted form of bookName & " > /dev/null 2>&1 &"
		return "0"
	on error
		return "3"
	end try
end KkgRun
