#!/bin/sh
# Makes the certificates of the TLS tests anew, valid from 2000 to 2126: sh make.sh (OpenSSL 3). They protect nothing.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
from=20000101000000Z
until=21260101000000Z

cat >"$work/ca.conf" <<END
[ca]
default_ca = test
[test]
new_certs_dir = $work
database = $work/index.txt
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[node]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth, clientAuth
[server]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
END

key() {
	openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"
}
# authority <name>: its certificate here, its key in the work folder.
authority() {
	key "$work/$1-key.pem"
	: >"$work/index.txt"
	openssl req -new -key "$work/$1-key.pem" -subj "/CN=Warren test $1" -out "$work/$1.csr"
	openssl ca -batch -notext -config "$work/ca.conf" -selfsign -extensions authority -keyfile "$work/$1-key.pem" \
		-startdate $from -enddate $until -in "$work/$1.csr" -out "$1.pem"
}
# certificate <name> <authority> <key> <section> <end> <subjectAltName>
certificate() {
	openssl req -new -key "$3" -subj "/CN=$1" -addext "subjectAltName=$6" -out "$work/$1.csr"
	openssl ca -batch -notext -config "$work/ca.conf" -cert "$2.pem" -keyfile "$work/$2-key.pem" -extensions "$4" \
		-startdate $from -enddate "$5" -in "$work/$1.csr" -out "$1.pem"
}

here=DNS:localhost,IP:127.0.0.1,IP:::1
authority ca
authority other-ca
key node-key.pem
key other-key.pem
certificate node ca node-key.pem node $until $here
certificate elsewhere ca node-key.pem node $until DNS:elsewhere.example.org
certificate expired ca node-key.pem node 20010101000000Z $here
certificate server-only ca node-key.pem server $until $here
certificate other other-ca other-key.pem node $until $here
openssl pkcs8 -topk8 -v2 aes-256-cbc -in node-key.pem -passout pass:hush -out node-key-encrypted.pem
