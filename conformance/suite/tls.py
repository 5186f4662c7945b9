"""Certificates, and a server that shows them."""

import datetime
import ipaddress
import os

import boto3
from botocore.config import Config
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from server import REGION, Server

DAY = datetime.timedelta(days=1)
PEM = serialization.Encoding.PEM


class Authority:
    """Issues certificates."""

    def __init__(self, name="authority"):
        self.name, self.key = name, ec.generate_private_key(ec.SECP256R1())
        builder = self.builder(name, self.key, DAY * 30)
        builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        usage = dict.fromkeys(
            ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False
        )
        usage |= {"key_cert_sign": True, "crl_sign": True, "encipher_only": False, "decipher_only": False}
        builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
        self.certificate = builder.sign(self.key, hashes.SHA256())

    def builder(self, name, key, lasts):
        now = datetime.datetime.now(datetime.UTC)
        builder = x509.CertificateBuilder().subject_name(common_name(name)).issuer_name(common_name(self.name))
        builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
        builder = builder.not_valid_before(now - DAY * 2).not_valid_after(now + lasts)
        identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
        return builder.add_extension(identifier, critical=False)

    @property
    def pem(self):
        return self.certificate.public_bytes(PEM)

    def issue(self, name, usage=ExtendedKeyUsageOID.SERVER_AUTH, lasts=DAY * 25, key=None):
        """The PEM of a certificate for this machine, and that of its key."""
        key = key or ec.generate_private_key(ec.SECP256R1())
        names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        builder = self.builder(name, key, lasts)
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
        issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        signed = builder.add_extension(issuer, critical=False).sign(self.key, hashes.SHA256())
        plain = serialization.NoEncryption()
        return signed.public_bytes(PEM), key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, plain)


def common_name(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def rsa_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def replace(path, content):
    """Puts a file in the place of another, as tools for certificates do."""
    new = path.with_suffix(".new")
    new.write_bytes(content)
    new.chmod(0o600)
    os.replace(new, path)


class TlsServer(Server):
    """A server with a certificate that `authority` has issued."""

    def __init__(self, data_dir, authority, key=None, **settings):
        super().__init__(data_dir, **settings)
        self.authority, self.shown = authority, None
        names = ("ca", "cert", "key", "client", "client-key")
        self.files = {name: self.data_dir.with_name(f"{self.data_dir.name}-{name}.pem") for name in names}
        self.ca = self.files["ca"]
        replace(self.ca, authority.pem)
        self.show(*authority.issue("first", key=key))
        self.settings |= {"BULLA_TLS_CERT": str(self.files["cert"]), "BULLA_TLS_KEY": str(self.files["key"])}

    def show(self, certificate, key):
        """Puts a pair in the place of the one that is shown."""
        replace(self.files["cert"], certificate)
        replace(self.files["key"], key)

    def demand(self, authority):
        """Takes only clients with a certificate of this authority. Our own get one."""
        path = self.data_dir.with_name(f"{self.data_dir.name}-clients.pem")
        replace(path, authority.pem)
        self.settings["BULLA_TLS_CLIENT_CA"] = str(path)
        self.shown = authority.issue("client", ExtendedKeyUsageOID.CLIENT_AUTH)
        replace(self.files["client"], self.shown[0])
        replace(self.files["client-key"], self.shown[1])
        return self

    def s3(self, **config):
        """A client of S3 for the account's root, which repeats no request."""
        access_key_id, secret_access_key = self.credentials()
        return boto3.session.Session().client(
            "s3",
            region_name=REGION,
            endpoint_url=self.endpoint,
            aws_access_key_id=access_key_id,
            aws_secret_access_key=secret_access_key,
            verify=str(self.ca),
            config=Config(retries={"total_max_attempts": 1}, **config),
        )

    def context(self):
        context = super().context()
        if self.shown:
            context.load_cert_chain(self.files["client"], self.files["client-key"])
        return context

    @property
    def port(self):
        return int(self.endpoint.rpartition(":")[2])
