package main

import (
	"bytes"
	"io"
	"mime/multipart"
)

// multipartForm is a form as a browser sends it, with its Content-Type.
func multipartForm(fields map[string]string, content string) (io.Reader, string) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for name, value := range fields {
		ok(form.WriteField(name, value))
	}
	file := must(form.CreateFormFile("file", "a file.txt"))
	must(io.WriteString(file, content))
	ok(form.Close())
	return &body, form.FormDataContentType()
}
