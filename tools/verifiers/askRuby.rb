# Asks ruby-jwt about tokens: a JSON object on standard input, a list of statuses on standard output.
require 'json'
require 'jwt'
require 'openssl'

given = JSON.parse($stdin.read)
setup = given['setup']
options = { algorithm: setup['alg'] }
if given['use'] == 'advised'
  options.merge!(iss: setup['issuer'], verify_iss: true, aud: setup['audience'], verify_aud: true)
end
key = setup['secret'] || OpenSSL::PKey.read(setup['pem'])
statuses = given['tokens'].map do |token|
  JWT.decode(token, key, true, options)
  200
rescue JWT::DecodeError, JWT::UnsupportedEcdsaCurve
  401
rescue StandardError, NotImplementedError
  500
end
puts JSON.generate(version: JWT.gem_version.to_s, statuses: statuses)
