const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
]

/** The first that fits counts: most browsers claim to be others as well. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const named = (list: typeof systems, userAgent: string) => list.find(([pattern]) => pattern.test(userAgent))?.[1]

/** What a browser calls itself in the list of devices, such as `Firefox, Android`. */
export function deviceNameOf(userAgent: string): string {
  const parts = [named(browsers, userAgent), named(systems, userAgent)].filter((part) => part !== undefined)
  return parts.length > 0 ? parts.join(', ') : 'Browser'
}

/** How this device signs in: the session goes into a cookie that no script can read. */
export const thisDevice = () => ({ deviceName: deviceNameOf(navigator.userAgent), session: 'cookie' as const })
