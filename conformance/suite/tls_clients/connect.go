// Connects to a TLS server with Go's own client, asks for a page, and tells what was agreed on.
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"os"
)

func main() {
	pem, err := os.ReadFile(os.Args[2])
	if err != nil {
		panic(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(pem)
	config := &tls.Config{RootCAs: roots}
	if len(os.Args) > 3 && os.Args[3] == "1.2" {
		config.MaxVersion = tls.VersionTLS12
	}
	client := http.Client{Transport: &http.Transport{TLSClientConfig: config, ForceAttemptHTTP2: true}}
	reply, err := client.Get(os.Args[1])
	if err != nil {
		panic(err)
	}
	state := reply.TLS
	fmt.Println(tls.VersionName(state.Version), state.NegotiatedProtocol, state.CurveID, reply.StatusCode)
}
