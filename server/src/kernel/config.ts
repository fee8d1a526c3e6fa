import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { isCurrency } from '@sampan/contract'
import { isTimeZone } from './calendar.ts'
import { OperatorError } from './operatorError.ts'
import { type LogLevel, logLevels } from './telemetry/log.ts'

/** One setting, declared once: read at start, checked, and written into `docs/settings.md`. */
interface Setting<Value> {
  name: string
  /** What it does, in a sentence or two. */
  description: string
  /** What the documentation says it may be. */
  values: string
  /** Parsed like any other value when the setting is not given. */
  default: string
  /** What the documentation says instead of `default`. */
  defaultText?: string
  /** What is given is never shown: not in a complaint, not in a log. */
  secret?: boolean
  /** @throws a WrongValue that says what the value must be */
  parse(text: string): Value
}

class WrongValue extends Error {}

function setting<Value>(declared: Setting<Value>): Setting<Value> {
  return declared
}

export const settings = {
  port: setting({
    name: 'SAMPAN_PORT',
    description: 'The port that the server listens on; 0 takes any free one.',
    values: '0 to 65535',
    default: '8080',
    parse: integer(0, 65_535),
  }),
  host: setting({
    name: 'SAMPAN_HOST',
    description:
      'The address that the server listens on. Only this machine reaches the default; `0.0.0.0` listens on all addresses, in a container for example.',
    values: 'an IP address or a host name',
    default: '127.0.0.1',
    parse: oneOrMoreCharacters,
  }),
  origin: setting({
    name: 'SAMPAN_ORIGIN',
    description:
      'Where people open Sampan in their browsers. Requests that a browser sends from elsewhere are refused; passkeys and links are made for this address, and with `https` cookies are sent over secure connections only.',
    values: 'an address such as `https://chat.example.org`, without a path',
    default: '',
    defaultText: '`http://localhost:` and the port',
    parse: origin,
  }),
  dataDirectory: setting({
    name: 'SAMPAN_DATA',
    description: 'The folder that holds everything: the embedded database, files and the lock of the running server.',
    values: 'a path',
    default: './data',
    parse: oneOrMoreCharacters,
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    description: 'Your own PostgreSQL, version 15 or later, in place of the embedded one.',
    values: '`postgresql://user:password@host:port/database`',
    default: '',
    defaultText: 'the embedded PostgreSQL',
    secret: true,
    parse: databaseUrl,
  }),
  databaseConnections: setting({
    name: 'SAMPAN_DATABASE_CONNECTIONS',
    description: 'How many connections to the database the server keeps open at most.',
    values: '4 to 1000',
    default: '20',
    parse: integer(4, 1000),
  }),
  demo: setting({
    name: 'SAMPAN_DEMO',
    description:
      'Whether an empty database is filled with a small living world, and whether the sign-in page offers to step in as one of its people. Turn it off before real people come.',
    values: '`on` or `off`',
    default: 'on',
    parse: onOrOff,
  }),
  name: setting({
    name: 'SAMPAN_NAME',
    description: 'The name of your organisation, shown on the sign-in page and on the installed app.',
    values: '1 to 60 characters',
    default: 'Sampan',
    parse: oneTo60Characters,
  }),
  signUp: setting({
    name: 'SAMPAN_SIGN_UP',
    description: 'Whether people can make an account for themselves.',
    values: '`open` or `closed`',
    default: 'open',
    parse: oneOf(['open', 'closed']),
  }),
  deletionDays: setting({
    name: 'SAMPAN_DELETION_DAYS',
    description: 'For how many days someone who deleted the account can sign in again and take that back.',
    values: '0 to 90',
    default: '14',
    parse: integer(0, 90),
  }),
  uploadBytesMax: setting({
    name: 'SAMPAN_UPLOAD_BYTES_MAX',
    description: 'The largest file that a member can upload, in bytes.',
    values: '1000000 to 1000000000',
    default: '26214400',
    parse: integer(1_000_000, 1_000_000_000),
  }),
  fileBytesMax: setting({
    name: 'SAMPAN_FILE_BYTES_MAX',
    description:
      'The largest file or video that a member can send, in bytes. It comes in parts that can be resumed, so this may be far more than a request may hold.',
    values: '1000000 to 1000000000000',
    default: '1073741824',
    parse: integer(1_000_000, 1_000_000_000_000),
  }),
  favouritesMax: setting({
    name: 'SAMPAN_FAVOURITES_MAX',
    description: 'How many messages a member can keep as favourites. Files of kept messages stay on the disk.',
    values: '0 to 100000',
    default: '5000',
    parse: integer(0, 100_000),
  }),
  currencies: setting({
    name: 'SAMPAN_CURRENCIES',
    description: 'The currencies that members can hold and send; the first one is offered first.',
    values: 'ISO 4217 codes with commas between them',
    default: 'EUR,CNY',
    parse: currencyList,
  }),
  tiersFile: setting({
    name: 'SAMPAN_TIERS_FILE',
    description:
      'A JSON file with the identity tiers of members and what each may pay, hold and pay without PIN, in each currency. See docs/operations.md.',
    values: 'a path',
    default: '',
    defaultText: 'the tiers `unverified`, `phone` and `document` with usual limits',
    parse: (text: string): string | undefined => text || undefined,
  }),
  timeZone: setting({
    name: 'SAMPAN_TIME_ZONE',
    description: 'Where days and months begin for limits and statements.',
    values: 'an IANA time zone such as `Europe/Rome`',
    default: 'UTC',
    parse: timeZone,
  }),
  rateFactor: setting({
    name: 'SAMPAN_RATE_FACTOR',
    description: 'Multiplies every rate limit. Raise it for load tests only.',
    values: '1 to 1000000',
    default: '1',
    parse: integer(1, 1_000_000),
  }),
  trustProxy: setting({
    name: 'SAMPAN_TRUST_PROXY',
    description:
      'The reverse proxies that may tell, in `X-Forwarded-For` and `X-Forwarded-Proto`, whom a request comes from. Anyone else who sends these is not believed.',
    values: '`off`, or addresses and networks such as `127.0.0.1,10.0.0.0/8`',
    default: 'off',
    parse: proxies,
  }),
  funding: setting({
    name: 'SAMPAN_FUNDING',
    description:
      'Which banks and cards people can link to their wallets. `testBank` is a simulated bank without any money, for trying out; see [Stripe](operations.md#stripe) for the other.',
    values: '`testBank` or `stripe`',
    default: 'testBank',
    parse: oneOf(['testBank', 'stripe']),
  }),
  linkPreviews: setting({
    name: 'SAMPAN_LINK_PREVIEWS',
    description:
      'Whether the server looks at the pages to which members link, to show what they say of themselves. It asks public addresses only, and only while somebody writes such a link.',
    values: '`on` or `off`',
    default: 'on',
    parse: onOrOff,
  }),
  translateUrl: setting({
    name: 'SAMPAN_TRANSLATE_URL',
    description:
      'A translator compatible with LibreTranslate, to which messages go that members want translated. It reads those messages; one of your own keeps them in the house.',
    values: 'an address such as `http://127.0.0.1:5000`',
    default: '',
    defaultText: 'none: no translation is offered',
    parse: translator,
  }),
  translateKey: setting({
    name: 'SAMPAN_TRANSLATE_KEY',
    description: 'The API key of the translator, where it wants one.',
    values: 'a key',
    default: '',
    defaultText: 'none',
    secret: true,
    parse: (text: string): string | undefined => text || undefined,
  }),
  stripeSecretKey: setting({
    name: 'SAMPAN_STRIPE_SECRET_KEY',
    description: 'The secret or restricted key of your Stripe account. Without it nothing is ever asked of Stripe.',
    values: '`sk_live_…`, `rk_live_…`, or one of a test mode',
    default: '',
    defaultText: 'none',
    secret: true,
    parse: stripeKey,
  }),
  stripeWebhookSecrets: setting({
    name: 'SAMPAN_STRIPE_WEBHOOK_SECRETS',
    description:
      'What Stripe signs its webhooks with: the secret of each endpoint that leads to `/webhooks/stripe`, with commas between them.',
    values: '`whsec_…`',
    default: '',
    defaultText: 'none',
    secret: true,
    parse: webhookSecrets,
  }),
  stripeApi: setting({
    name: 'SAMPAN_STRIPE_API',
    description: 'Where Stripe answers. Only for tests against something that answers like it.',
    values: 'an address without a path',
    default: 'https://api.stripe.com',
    parse: address,
  }),
  pushServices: setting({
    name: 'SAMPAN_PUSH_SERVICES',
    description:
      'Where notifications for closed apps may be sent to: the push services of browsers. A subscription that names another host is refused. `*.` stands for all hosts below one; `off` switches notifications off.',
    values: 'hosts with commas between them, or `off`',
    default:
      'fcm.googleapis.com,updates.push.services.mozilla.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com',
    defaultText: 'those of Chrome, Firefox, Safari and Edge',
    parse: pushServices,
  }),
  tilesUrl: setting({
    name: 'SAMPAN_TILES_URL',
    description:
      'Where pictures of maps come from, in squares of 256 pixels. The server asks and keeps them, so members show themselves to nobody. Ask whoever runs it for leave. Without it places stand on a drawn background.',
    values: 'an address such as `https://tiles.example.org/{z}/{x}/{y}.png`',
    default: '',
    defaultText: 'no maps',
    secret: true,
    parse: tilesUrl,
  }),
  tilesAttribution: setting({
    name: 'SAMPAN_TILES_ATTRIBUTION',
    description: 'Whom the maps are thanked for, shown on each of them.',
    values: 'a line such as `© OpenStreetMap contributors`',
    default: '',
    defaultText: 'nothing',
    parse: lineOfAtMost(200),
  }),
  tilesBytesMax: setting({
    name: 'SAMPAN_TILES_BYTES_MAX',
    description:
      'How much of maps is kept in the data folder, in bytes; what was not looked at for longest goes first.',
    values: '1000000 to 1000000000000',
    default: '268435456',
    parse: integer(1_000_000, 1_000_000_000_000),
  }),
  mapLink: setting({
    name: 'SAMPAN_MAP_LINK',
    description:
      'A map elsewhere that is offered beside a place. Whoever opens it tells that site where the place is, so there is none unless you name one.',
    values: 'an address such as `https://map.example.org/?lat={latitude}&lon={longitude}`',
    default: '',
    defaultText: 'none',
    parse: mapLink,
  }),
  sandboxUrl: setting({
    name: 'SAMPAN_SANDBOX_URL',
    description:
      'Another host name of this server, for the frames of mini programs: browsers keep what comes from another site in a process of its own. It must lead to the same server.',
    values: 'an address such as `https://sandbox.example.net`, without a path',
    default: '',
    defaultText: 'the host name of the app',
    parse: (text: string): string | undefined => (text === '' ? undefined : address(text)),
  }),
  miniProgramLocal: setting({
    name: 'SAMPAN_MINI_PROGRAM_LOCAL',
    description:
      'Whether previews of mini programs may reach this machine itself, as their makers need who run both on one. Leave it off where others than you can open previews.',
    values: '`on` or `off`',
    default: 'off',
    parse: onOrOff,
  }),
  miniProgramPackageBytesMax: setting({
    name: 'SAMPAN_MINI_PROGRAM_PACKAGE_BYTES_MAX',
    description: 'How large a package of a mini program may be, compressed, in bytes.',
    values: '100000 to 100000000',
    default: '1048576',
    parse: integer(100_000, 100_000_000),
  }),
  miniProgramBytesMax: setting({
    name: 'SAMPAN_MINI_PROGRAM_BYTES_MAX',
    description: 'How large a mini program may be with all its packages, compressed, in bytes.',
    values: '100000 to 1000000000',
    default: '20971520',
    parse: integer(100_000, 1_000_000_000),
  }),
  sms: setting({
    name: 'SAMPAN_SMS',
    description:
      'How text messages with codes are sent, with which members prove their telephone numbers. `log` sends nothing: it writes them to the log and to a file of the data folder, for trying it out.',
    values: '`off`, `log` or `http`',
    default: 'off',
    parse: oneOf(['off', 'log', 'http']),
  }),
  smsUrl: setting({
    name: 'SAMPAN_SMS_URL',
    description:
      'For `SAMPAN_SMS=http`: where text messages are handed in. `{number}` (such as `+4930123456`) and `{text}` may stand in its path and query.',
    values: 'an `http` or `https` address',
    default: '',
    defaultText: 'none',
    secret: true,
    parse: smsUrl,
  }),
  smsBody: setting({
    name: 'SAMPAN_SMS_BODY',
    description:
      'For `SAMPAN_SMS=http`: what is posted, as JSON, with `{number}` and `{text}` in its strings. `none` asks by GET without a body.',
    values: 'JSON, or `none`',
    default: '{"to":"{number}","text":"{text}"}',
    parse: smsBody,
  }),
  smsHeaders: setting({
    name: 'SAMPAN_SMS_HEADERS',
    description: 'For `SAMPAN_SMS=http`: headers that go with it, such as a key of the service.',
    values: 'a JSON object of texts, such as `{"Authorization":"Bearer …"}`',
    default: '{}',
    secret: true,
    parse: smsHeaders,
  }),
  smsPerDayMax: setting({
    name: 'SAMPAN_SMS_PER_DAY_MAX',
    description: 'How many text messages are sent within a day at most, to all members together: each costs money.',
    values: '1 to 1000000',
    default: '1000',
    parse: integer(1, 1_000_000),
  }),
  logLevel: setting<LogLevel>({
    name: 'SAMPAN_LOG_LEVEL',
    description: 'How much is logged; each level includes those before it.',
    values: logLevels.map((level) => `\`${level}\``).join(', '),
    default: 'info',
    parse: oneOf(logLevels),
  }),
}

/** The settings, checked. The name in code of each is its key in `settings`. */
export type Config = { [Key in keyof typeof settings]: ReturnType<(typeof settings)[Key]['parse']> }

/** Names with this prefix are for the tests, not for the server. */
const testPrefix = 'SAMPAN_TEST_'
export const configFileSetting = 'SAMPAN_CONFIG'
const names = new Set([configFileSetting, ...Object.values(settings).map(({ name }) => name)])

/**
 * Reads the settings: from the environment first, then from one file of lines `NAME=value`, which `SAMPAN_CONFIG` names;
 * without that from `sampan.env` in the working directory, if there is one.
 * @throws AggregateError of one OperatorError for each wrong or unknown setting; see `operatorLines`
 */
export function readConfig(environment: Record<string, string | undefined>, workingDirectory: string): Config {
  const file = readConfigFile(environment[configFileSetting], workingDirectory)
  const given = { ...file.values, ...environment }
  const problems = [
    ...Object.keys(environment).filter((name) => name.startsWith('SAMPAN_') && !name.startsWith(testPrefix)),
    ...Object.keys(file.values),
  ].flatMap((name) =>
    names.has(name) ? [] : [unknownSetting(name, name in file.values ? file.path : 'the environment')],
  )

  function read<Value>(declared: Setting<Value>): Value {
    const text = given[declared.name]?.trim() || declared.default
    try {
      return declared.parse(text)
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error
      const shown = declared.secret ? '' : `, not "${text}"`
      problems.push(
        new OperatorError(`The setting ${declared.name} must be ${error.message}${shown}.`, 'See docs/settings.md.'),
      )
      return declared.parse(declared.default)
    }
  }

  const resolved = (path: string | undefined) => (path === undefined ? undefined : resolve(workingDirectory, path))
  const config: Config = {
    port: read(settings.port),
    host: read(settings.host),
    origin: read(settings.origin),
    dataDirectory: resolve(workingDirectory, read(settings.dataDirectory)),
    databaseUrl: read(settings.databaseUrl),
    databaseConnections: read(settings.databaseConnections),
    demo: read(settings.demo),
    name: read(settings.name),
    signUp: read(settings.signUp),
    deletionDays: read(settings.deletionDays),
    uploadBytesMax: read(settings.uploadBytesMax),
    fileBytesMax: read(settings.fileBytesMax),
    favouritesMax: read(settings.favouritesMax),
    currencies: read(settings.currencies),
    tiersFile: resolved(read(settings.tiersFile)),
    timeZone: read(settings.timeZone),
    rateFactor: read(settings.rateFactor),
    trustProxy: read(settings.trustProxy),
    funding: read(settings.funding),
    linkPreviews: read(settings.linkPreviews),
    translateUrl: read(settings.translateUrl),
    translateKey: read(settings.translateKey),
    stripeSecretKey: read(settings.stripeSecretKey),
    stripeWebhookSecrets: read(settings.stripeWebhookSecrets),
    stripeApi: read(settings.stripeApi),
    pushServices: read(settings.pushServices),
    tilesUrl: read(settings.tilesUrl),
    tilesAttribution: read(settings.tilesAttribution),
    tilesBytesMax: read(settings.tilesBytesMax),
    mapLink: read(settings.mapLink),
    sandboxUrl: read(settings.sandboxUrl),
    miniProgramLocal: read(settings.miniProgramLocal),
    miniProgramPackageBytesMax: read(settings.miniProgramPackageBytesMax),
    miniProgramBytesMax: read(settings.miniProgramBytesMax),
    sms: read(settings.sms),
    smsUrl: read(settings.smsUrl),
    smsBody: read(settings.smsBody),
    smsHeaders: read(settings.smsHeaders),
    smsPerDayMax: read(settings.smsPerDayMax),
    logLevel: read(settings.logLevel),
  }
  if (problems.length > 0) throw new AggregateError(problems, 'wrong settings')
  return { ...config, origin: config.origin || `http://localhost:${config.port}` }
}

function readConfigFile(named: string | undefined, workingDirectory: string) {
  const path = named ? resolve(workingDirectory, named) : join(workingDirectory, 'sampan.env')
  if (!existsSync(path)) {
    if (!named) return { path, values: {} }
    throw new OperatorError(`The settings file ${path} does not exist.`, `Put ${configFileSetting} right.`)
  }
  return { path, values: parseEnv(readFileSync(path, 'utf8')) }
}

function unknownSetting(name: string, place: string): OperatorError {
  const [nearest] = [...names].sort((a, b) => distance(name, a) - distance(name, b))
  return new OperatorError(
    `There is no setting ${name} (in ${place}).`,
    `Did you mean ${nearest}? See docs/settings.md.`,
  )
}

/** How many letters must be put in, left out or replaced to make one word of the other (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

function integer(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new WrongValue(`a whole number from ${least} to ${most}`)
  }
}

function oneOf<const Value extends string>(values: readonly Value[]) {
  return (text: string): Value => {
    const found = values.find((value) => value === text)
    if (found !== undefined) return found
    throw new WrongValue(`one of ${values.join(', ')}`)
  }
}

function onOrOff(text: string): boolean {
  return oneOf(['on', 'off'])(text) === 'on'
}

function oneOrMoreCharacters(text: string): string {
  if (text !== '') return text
  throw new WrongValue('given')
}

function oneTo60Characters(text: string): string {
  if ([...text].length <= 60) return oneOrMoreCharacters(text)
  throw new WrongValue('at most 60 characters long')
}

/** '' when not given: the port decides. */
function origin(text: string): string {
  if (text === '') return ''
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && ['http:', 'https:'].includes(url.protocol) && `${url.origin}/` === url.href) return url.origin
  throw new WrongValue('an address such as https://chat.example.org, without a path')
}

function currencyList(text: string): readonly string[] {
  const list = text.split(',').map((each) => each.trim())
  if (list.every(isCurrency) && new Set(list).size === list.length) return list
  throw new WrongValue('ISO 4217 codes such as EUR,CNY, each once')
}

function timeZone(text: string): string {
  if (isTimeZone(text)) return text
  throw new WrongValue('an IANA time zone such as Europe/Rome')
}

function address(text: string): string {
  const given = origin(text)
  if (given !== '') return given
  throw new WrongValue('an address such as https://api.stripe.com, without a path')
}

/** undefined when not given. May have a path, where it stands behind a proxy. */
function translator(text: string): string | undefined {
  if (text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && ['http:', 'https:'].includes(url.protocol) && url.search === '' && url.hash === '' && url.username === '')
    return url.href.replace(/\/$/, '')
  throw new WrongValue('an address such as http://127.0.0.1:5000')
}

/** undefined when not given. */
function stripeKey(text: string): string | undefined {
  if (text === '') return undefined
  if (/^(sk|rk)_(live|test)_[A-Za-z0-9_]{8,}$/.test(text)) return text
  throw new WrongValue('a secret key of Stripe such as sk_live_…')
}

/** Several endpoints have a secret each. */
function webhookSecrets(text: string): string[] {
  if (text === '') return []
  const list = text.split(',').map((each) => each.trim())
  if (list.every((each) => /^whsec_[A-Za-z0-9+/=_-]{8,}$/.test(each))) return list
  throw new WrongValue('signing secrets of Stripe such as whsec_…, with commas between them')
}

/** undefined when not given. The host is the operator's alone: a member's number stands behind it only. */
function smsUrl(text: string): string | undefined {
  if (text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && ['http:', 'https:'].includes(url.protocol) && !/[{}]|%7b/i.test(url.origin + url.username + url.password))
    return text
  throw new WrongValue('an http or https address with {number} and {text} in its path or query only')
}

/** null for `none`. */
function smsBody(text: string): unknown {
  if (text === 'none') return null
  const body = jsonOf(text)
  if (typeof body === 'object' && body !== null) return body
  throw new WrongValue('JSON such as {"to":"{number}","text":"{text}"}, or none')
}

function smsHeaders(text: string): Record<string, string> {
  const given = jsonOf(text)
  const entries = typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.entries(given) : null
  const isHeader = ([name, value]: [string, unknown]): boolean =>
    /^[A-Za-z0-9-]+$/.test(name) && typeof value === 'string' && /^[\x20-\x7e]*$/.test(value)
  if (entries?.every(isHeader)) return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
  throw new WrongValue('a JSON object of texts such as {"Authorization":"Bearer …"}')
}

/** undefined for what is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Hosts, `*.` and a host, or whole origins for tests. */
function pushServices(text: string): string[] {
  if (text === 'off') return []
  const list = text.split(',').map((each) => each.trim())
  const isHost = (each: string) => /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(each) && isIP(each) === 0
  if (list.every((each) => isHost(each) || (URL.canParse(each) && new URL(each).origin === each))) return list
  throw new WrongValue('hosts such as fcm.googleapis.com with commas between them, or "off"')
}

/** undefined when not given: the embedded PostgreSQL is used. */
function databaseUrl(text: string): string | undefined {
  if (text === '') return undefined
  if (/^postgres(ql)?:\/\/./.test(text)) return text
  throw new WrongValue('a URL such as postgresql://user:password@host:5432/database')
}

/** false, or a list as Fastify's `trustProxy` takes it. */
function proxies(text: string): false | string[] {
  if (text === 'off') return false
  const list = text.split(',').map((each) => each.trim())
  if (list.every(isNetwork)) return list
  throw new WrongValue('"off", or addresses and networks with commas between them')
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const bitsMax = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return rest.length === 0 && bitsMax >= 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= bitsMax))
}

/** Whether a web address has each of these once, and none in its host. */
function isTemplate(text: string, parts: readonly string[]): boolean {
  if (!parts.every((part) => text.split(part).length === 2)) return false
  const filled = parts.reduce((address, part) => address.replace(part, '1'), text)
  if (/[{}]/.test(filled) || !URL.canParse(filled)) return false
  const { protocol, host } = new URL(filled)
  return ['http:', 'https:'].includes(protocol) && text.toLowerCase().startsWith(`${protocol}//${host}/`)
}

/** undefined when not given. */
function tilesUrl(text: string): string | undefined {
  if (text === '' || isTemplate(text, ['{z}', '{x}', '{y}'])) return text || undefined
  throw new WrongValue('an address with {z}, {x} and {y} such as https://tiles.example.org/{z}/{x}/{y}.png')
}

/** undefined when not given. */
function mapLink(text: string): string | undefined {
  if (text === '' || isTemplate(text, ['{latitude}', '{longitude}'])) return text || undefined
  throw new WrongValue(
    'an address with {latitude} and {longitude} such as https://map.example.org/?lat={latitude}&lon={longitude}',
  )
}

function lineOfAtMost(charactersMax: number) {
  return (text: string): string => {
    if ([...text].length <= charactersMax && !/\p{Cc}/u.test(text)) return text
    throw new WrongValue(`a line of at most ${charactersMax} characters`)
  }
}
