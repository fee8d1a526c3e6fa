import { describe, expect, it } from 'vitest'
import { checkUrl } from './checkUrl.ts'
import { OutboundError } from './outboundError.ts'
import { isOwnAddress, isPublicAddress } from './publicAddress.ts'

const publicOnes = ['1.1.1.1', '8.8.8.8', '93.184.216.34', '172.15.255.255', '172.32.0.0', '100.63.255.255', '11.0.0.1']
const publicOnesOfSix = ['2606:4700:4700::1111', '2a00:1450:4001:80b::200e', '2001:4860:4860::8888']

const notPublic = [
  // this host, this network
  ...['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.255.254', '::', '::1'],
  // private, carriers, link-local with the clouds' metadata
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  ...['100.64.0.1', '100.127.255.255', '169.254.169.254', '169.254.0.1', '100.100.100.200'],
  ...['fc00::1', 'fd00:ec2::254', 'fdff::1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1'],
  // multicast, broadcast, reserved, documentation, benchmarks, relays
  ...['224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.1', '254.1.1.1', 'ff02::1', 'ff0e::1'],
  ...['192.0.0.1', '192.0.0.170', '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '198.19.255.255'],
  ...['192.88.99.1', '2001:db8::1', '2001:2::1', '2001:10::1', '2001:20::1', '100::1', '3fff::1', '5f00::1'],
  // IPv4 within IPv6: mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP; public ones too
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:10.0.0.1', '::ffff:8.8.8.8', '0:0:0:0:0:ffff:a9fe:a9fe'],
  ...['::127.0.0.1', '::7f00:1', '::8.8.8.8', '::ffff:0:127.0.0.1', '::ffff:0:808:808'],
  ...['64:ff9b::127.0.0.1', '64:ff9b::a9fe:a9fe', '64:ff9b::8.8.8.8', '64:ff9b:1::1'],
  ...['2002:7f00:1::', '2002:a9fe:a9fe::1', '2002:c0a8:101::', '2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ...['2606:4700::5efe:7f00:1', '2606:4700::200:5efe:10.0.0.1'],
  // not given out
  ...['4000::1', '8000::1', '1000::1', 'e000::1'],
  // forms that some systems read as addresses, and no addresses
  ...['127.1', '0x7f.0.0.1', '0177.0.0.1', '2130706433', '08.8.8.8', '1.1.1', '1.1.1.1.1', '256.1.1.1', '1.1.1.1 '],
  ...['', 'localhost', 'example.com', '::g', '1:2:3:4:5:6:7:8:9', '[::1]', '1.1.1.1:80', '1.1.1.1/8'],
]

describe('addresses', () => {
  it.each([...publicOnes, ...publicOnesOfSix])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))
  it.each(notPublic)('"%s" is not', (address) => expect(isPublicAddress(address)).toBe(false))

  it('knows those of this machine in every form', () => {
    expect(isOwnAddress('127.0.0.1')).toBe(true)
    expect(isOwnAddress('8.8.8.8')).toBe(false)
    expect(isOwnAddress('nonsense')).toBe(true)
  })
})

const code = (url: string): string => {
  try {
    checkUrl(url)
    return 'taken'
  } catch (error) {
    if (error instanceof OutboundError) return error.code
    throw error
  }
}

describe('URLs', () => {
  it.each([
    'http://example.com',
    'https://example.com/a?b=c#d',
    'https://EXAMPLE.com:443/',
    'http://example.com:80/',
    'https://例子.中国/路',
    'https://1.1.1.1/',
    'https://[2606:4700:4700::1111]/',
    'https://example.com./',
    'https://localhost.example.com/',
  ])('%s is taken', (url) => expect(code(url)).toBe('taken'))

  it.each([
    ...['', 'example.com', '//example.com', 'javascript:alert(1)', 'data:text/html,hi', 'file:///etc/passwd'],
    ...['ftp://example.com/', 'gopher://example.com/', 'ws://example.com/', 'blob:https://example.com/1'],
    ...[
      'http://user@example.com/',
      'http://:secret@example.com/',
      'https://example.com:@example.org/'.replace(':@', ':p@'),
    ],
    ...['http://example.com:22/', 'http://example.com:8080/', 'https://example.com:6379/', 'http://example.com:0/'],
    ...['http://exa mple.com/', 'http://[::1', 'http://%zz/', 'http://256.256.256.256/', 'http://1.2.3.4.5/'],
    `https://example.com/${'a'.repeat(2048)}`,
  ])('%s is no address', (url) => expect(code(url)).toBe('badUrl'))

  it.each([
    ...['http://127.0.0.1/', 'http://127.1/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://2130706433/'],
    ...['http://017700000001/', 'http://0x7f000001/', 'http://0/', 'http://0.0.0.0/', 'http://127.0.0.1./'],
    ...['http://１２７.０.０.１/', 'http://①②⑦.⓪.⓪.①/', 'http://127。0。0。1/', 'http://%31%32%37.0.0.1/'],
    ...[
      'http://169.254.169.254/latest/meta-data/',
      'http://2852039166/',
      'http://0xa9fea9fe/',
      'http://169.254.43518/',
    ],
    ...['http://10.0.0.1/', 'http://192.168.1.1/', 'http://172.20.0.1/', 'http://100.64.0.1/', 'http://224.0.0.1/'],
    ...['http://[::1]/', 'http://[::]/', 'http://[::ffff:127.0.0.1]/', 'http://[0:0:0:0:0:ffff:7f00:1]/'],
    ...['http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://[fe80::1]/', 'http://[fd00:ec2::254]/'],
    ...['http://localhost/', 'http://localhost./', 'http://LOCALHOST/', 'http://a.localhost/', 'http://ⓛocalhost/'],
    ...['http://metadata/', 'http://metadata.google.internal/', 'http://printer.local/', 'http://printer.local./'],
    ...['http://intranet/', 'http://db.corp/', 'http://router.lan/', 'http://nas.home.arpa/', 'http://x.onion/'],
    ...['http://localhost.localdomain/', 'http://1.0.0.127.in-addr.arpa/', 'http://example.com../'],
  ])('%s leads inside', (url) => expect(code(url)).toBe('notPublic'))

  it('loses its fragment and the dot at the end', () => {
    expect(checkUrl('https://example.com./a#b').href).toBe('https://example.com/a')
  })
})
