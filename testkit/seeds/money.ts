import type { Handle, Payment, Purse, Stall } from './types.ts'
import { moneyOf } from './writing.ts'

/** The PIN of everyone in the demo world who has one, as the sign-in page tells. */
export const DEMO_PIN = '280416'

/** The story of the money begins here: who has some has it from then on. */
export const OPENED = { daysAgo: 46, time: '08:00' } as const

export const stalls: readonly Stall[] = [
  stall('greta', 'Kaffee am Fluss', 'food', 'Alter Hafen', 'DE'),
  stall('lucia', 'Forno di Lucia', 'groceries', 'Alter Hafen', 'DE'),
  stall('marco', 'Pescheria Marco', 'groceries', 'Alter Hafen', 'DE'),
  stall('jonas', 'Werkstatt am Steg 3', 'repairs', 'Alter Hafen', 'DE'),
  stall('layla', 'معرض المرسى', 'culture', 'Alter Hafen', 'DE'),
  stall('mei', '美美茶摊', 'food', 'Alter Hafen', 'DE'),
]

/** What people have at the end, beside what they took out of lucky red packets. What they began with follows from it. */
export const purses: readonly Purse[] = [
  purse('omar', '1284.50 EUR', '3960.00 CNY'),
  purse('mei', '412.30 EUR', '6208.60 CNY'),
  purse('anya', '655.20 EUR', '120.00 CNY'),
  purse('lucia', '1893.40 EUR', '214.00 CNY'),
  purse('jonas', '238.15 EUR', '66.00 CNY'),
  purse('sofia', '521.75 EUR'),
  purse('layla', '1430.00 EUR'),
  purse('hanna', '980.60 EUR'),
  purse('wei', '88.40 EUR', '1520.00 CNY'),
  purse('baba', '2600.00 CNY'),
  purse('mama', '3100.00 CNY'),
  purse('greta', '1312.74 EUR'),
  purse('marco', '1120.90 EUR'),
  purse('ben', '164.20 EUR'),
  purse('tariq', '350.00 EUR'),
].flat()

/** Days ago, time, to whom, how much, for what. `@` before a name: at the stall of that person. */
type Line = readonly [daysAgo: number, time: string, to: Handle | `@${Handle}`, money: string, note: string]

const byOmar: readonly Line[] = [
  [44, '09:05', '@greta', '7.40 EUR', 'Cappuccino, pretzel'],
  [43, '17:40', '@lucia', '6.80 EUR', 'Bread'],
  [41, '11:20', '@marco', '19.20 EUR', 'Sardines'],
  [39, '09:10', '@greta', '8.60 EUR', 'Flat white, apple cake'],
  [37, '15:30', '@jonas', '24.00 EUR', 'A frame, mended'],
  [35, '18:05', '@lucia', '9.10 EUR', 'Focaccia'],
  [34, '09:02', '@greta', '4.20 EUR', 'Flat white'],
  [32, '12:10', '@marco', '22.60 EUR', 'Sea bream'],
  [30, '10:15', '@mei', '12.80 EUR', 'Jasmine tea, 100 g'],
  [28, '09:20', '@greta', '8.60 EUR', 'Flat white, apple cake'],
  [27, '16:45', '@layla', '18.00 EUR', 'Three postcards and a poster'],
  [25, '17:55', '@lucia', '7.40 EUR', 'Bread, biscuits'],
  [23, '12:30', '@marco', '17.90 EUR', 'Mussels'],
  [21, '09:15', '@greta', '4.20 EUR', 'Flat white'],
  [19, '09:08', '@greta', '4.40 EUR', 'Cortado'],
  [19, '18:00', '@lucia', '8.20 EUR', 'Focaccia, almond biscuits'],
  [18, '09:12', '@greta', '4.70 EUR', 'Cappuccino'],
  [18, '15:10', '@jonas', '34.00 EUR', 'Two picture frames'],
  [17, '09:05', '@greta', '8.70 EUR', 'Cappuccino, apple cake'],
  [16, '11:40', '@marco', '14.90 EUR', 'Sardines, lemons'],
  [16, '18:10', '@lucia', '7.40 EUR', 'Bread'],
  [15, '09:20', '@greta', '7.80 EUR', 'Two cortados'],
  [15, '14:30', '@jonas', '58.00 EUR', 'A shelf for the negatives'],
  [14, '09:01', '@greta', '7.80 EUR', 'Cappuccino, pretzel'],
  [14, '17:50', '@lucia', '9.60 EUR', 'Focaccia, oranges'],
  [13, '09:30', '@greta', '9.70 EUR', 'Flat white, pretzel, juice'],
  [12, '11:15', '@marco', '23.50 EUR', 'Sea bream for two'],
  [12, '18:25', '@lucia', '8.40 EUR', 'Almonds'],
  [11, '09:12', '@greta', '8.70 EUR', 'Cappuccino, apple cake'],
  [10, '09:25', '@greta', '5.40 EUR', 'Flat white'],
  [10, '16:00', '@layla', '42.00 EUR', 'Catalogue, three posters'],
  [9, '09:05', '@greta', '4.80 EUR', 'Cappuccino'],
  [9, '15:20', '@jonas', '61.20 EUR', 'Varnish, glass and two frames'],
  [8, '11:30', '@marco', '16.30 EUR', 'Sardines'],
  [8, '17:45', '@lucia', '6.90 EUR', 'Bread'],
  [7, '09:10', '@greta', '5.90 EUR', 'Cortado, biscuit'],
  [7, '18:15', '@lucia', '8.60 EUR', 'Focaccia'],
  [6, '09:14', '@greta', '8.70 EUR', 'Cappuccino, apple cake'],
  [5, '11:50', '@marco', '16.50 EUR', 'Mussels'],
  [4, '09:02', '@greta', '8.80 EUR', 'Flat white, cheesecake'],
  [4, '15:45', '@jonas', '38.00 EUR', 'A tripod’s foot, mended'],
  [4, '18:00', '@lucia', '9.30 EUR', 'Bread, biscuits'],
  [3, '09:30', '@greta', '14.20 EUR', 'Breakfast with Layla'],
  [3, '12:05', '@marco', '27.40 EUR', 'Octopus'],
  [2, '09:15', '@greta', '15.20 EUR', 'Coffee for three'],
  [2, '17:30', '@lucia', '21.60 EUR', 'Almond flour, 2 kg'],
  [1, '11:20', '@marco', '24.80 EUR', 'Prawns'],
  [1, '18:20', '@lucia', '15.90 EUR', 'Bread for the trip'],
  [0, '09:12', '@greta', '8.60 EUR', 'Flat white, apple cake'],
]

const toOmar: readonly (readonly [from: Handle, daysAgo: number, time: string, money: string, note: string])[] = [
  ['layla', 19, '13:00', '860.00 EUR', 'ثلاث صور لمعرض «ذاكرة الماء»'],
  ['sofia', 13, '12:40', '45.00 EUR', 'The picture with my hat'],
  ['tariq', 11, '20:10', '276.00 EUR', 'نصيبي من كاميرا الوالد'],
  ['hanna', 9, '10:30', '540.00 EUR', 'Fotos der Ateliers'],
  ['jonas', 6, '14:00', '61.00 EUR', 'Filme aus der Stadt'],
]

const others: readonly (readonly [from: Handle, ...Line])[] = [
  ['layla', 20, '11:00', '@jonas', '145.00 EUR', 'ستة إطارات'],
  ['sofia', 8, '17:10', '@jonas', '85.00 EUR', 'A shelf, saved'],
  ['greta', 12, '10:00', '@jonas', '64.00 EUR', 'Gartenbank, neue Latten'],
  ['jonas', 17, '10:00', 'hanna', '380.00 EUR', 'Miete der Werkstatt'],
  ['wei', 15, '19:00', 'mei', '66.00 CNY', '奶奶的生日蛋糕'],
  ['baba', 9, '08:20', 'mei', '120.00 CNY', '桂花茶'],
  ['mei', 6, '12:00', 'mama', '88.00 CNY', '八十个饺子'],
  // This morning, so that every till has something to show.
  ['ben', 0, '07:15', '@lucia', '4.20 EUR', 'Focaccia after the night shift'],
  ['hanna', 0, '07:31', '@greta', '6.20 EUR', 'Kaffee, Käsebrötchen'],
  ['jonas', 0, '07:52', '@greta', '11.40 EUR', 'Flat White, Apfelkuchen, Butterbrezel'],
  ['sofia', 0, '08:05', '@greta', '9.80 EUR', 'Hot chocolate, apple cake'],
  ['greta', 0, '08:20', '@lucia', '7.80 EUR', 'Rosmarin-Focaccia, zweimal'],
  ['anya', 0, '08:31', '@greta', '3.40 EUR', 'Чёрный чай с лимоном'],
  ['layla', 0, '08:47', '@greta', '13.60 EUR', 'كابتشينو مرتين وكعكة'],
  ['sofia', 0, '08:55', '@mei', '12.80 EUR', 'Jasmine tea, 100 g'],
  ['jonas', 0, '09:20', '@lucia', '5.60 EUR', 'Zwei Brötchen, Orangen'],
]

/** Who comes every so many days, since when, at what time, and what they take in turn. */
interface Regular {
  who: Handle
  stall: Handle
  everyDays: number
  firstDaysAgo: number
  time: string
  takes: readonly (readonly [money: string, note: string])[]
}

const regulars: readonly Regular[] = [
  {
    who: 'jonas',
    stall: 'greta',
    everyDays: 2,
    firstDaysAgo: 41,
    time: '07:48',
    takes: [
      ['3.20 EUR', 'Schwarzer Kaffee'],
      ['6.40 EUR', 'Kaffee, Butterbrezel'],
    ],
  },
  {
    who: 'sofia',
    stall: 'greta',
    everyDays: 3,
    firstDaysAgo: 40,
    time: '08:10',
    takes: [
      ['9.80 EUR', 'Hot chocolate, apple cake'],
      ['4.20 EUR', 'Flat white'],
    ],
  },
  {
    who: 'anya',
    stall: 'greta',
    everyDays: 4,
    firstDaysAgo: 39,
    time: '08:30',
    takes: [['3.40 EUR', 'Чёрный чай с лимоном']],
  },
  {
    who: 'hanna',
    stall: 'greta',
    everyDays: 5,
    firstDaysAgo: 41,
    time: '07:35',
    takes: [['6.20 EUR', 'Kaffee, Käsebrötchen']],
  },
  {
    who: 'mei',
    stall: 'greta',
    everyDays: 6,
    firstDaysAgo: 38,
    time: '14:10',
    takes: [['6.30 EUR', '茉莉花茶，黄油结']],
  },
  {
    who: 'layla',
    stall: 'greta',
    everyDays: 5,
    firstDaysAgo: 37,
    time: '16:30',
    takes: [['4.60 EUR', 'قهوة بلا سكر']],
  },
  { who: 'ben', stall: 'lucia', everyDays: 4, firstDaysAgo: 40, time: '07:20', takes: [['4.20 EUR', 'Focaccia']] },
  {
    who: 'anya',
    stall: 'lucia',
    everyDays: 6,
    firstDaysAgo: 41,
    time: '18:20',
    takes: [['5.80 EUR', 'Хлеб и апельсины']],
  },
  { who: 'mei', stall: 'lucia', everyDays: 7, firstDaysAgo: 40, time: '17:10', takes: [['7.20 EUR', '迷迭香佛卡夏']] },
  {
    who: 'lucia',
    stall: 'marco',
    everyDays: 6,
    firstDaysAgo: 42,
    time: '06:40',
    takes: [['18.40 EUR', 'Acciughe, due chili']],
  },
  {
    who: 'jonas',
    stall: 'marco',
    everyDays: 9,
    firstDaysAgo: 39,
    time: '12:15',
    takes: [['13.90 EUR', 'Hering, Zwiebeln']],
  },
  {
    who: 'lucia',
    stall: 'mei',
    everyDays: 11,
    firstDaysAgo: 36,
    time: '15:00',
    takes: [['12.80 EUR', 'Tè al gelsomino']],
  },
  { who: 'wei', stall: 'mei', everyDays: 10, firstDaysAgo: 34, time: '19:30', takes: [['9.60 EUR', '龙井']] },
]

export const payments: readonly Payment[] = [
  ...byOmar.map((line) => payment('omar', ...line)),
  ...toOmar.map(([from, daysAgo, time, money, note]) => payment(from, daysAgo, time, 'omar', money, note)),
  ...others.map((line) => payment(...line)),
  ...regulars.flatMap(visits),
]

/** None today: what happened this morning is told by itself. */
function visits({ who, stall, everyDays, firstDaysAgo, time, takes }: Regular): Payment[] {
  const count = Math.ceil(firstDaysAgo / everyDays)
  return Array.from({ length: count }, (_, index) => {
    const [money = '', note = ''] = takes[index % takes.length] ?? []
    return payment(who, firstDaysAgo - index * everyDays, time, `@${stall}`, money, note)
  })
}

function payment(from: Handle, ...[daysAgo, time, target, money, note]: Line): Payment {
  const stall = stalls.find(({ owner }) => target === `@${owner}`)
  const base = { from, at: { daysAgo, time }, ...moneyOf(money), note }
  if (stall) return { ...base, to: stall.owner, atStall: true }
  return { ...base, to: personIn(target), atStall: false }
}

function personIn(target: string): Handle {
  const found = purses.find(({ who }) => who === target)
  if (!found) throw new Error(`${target} has neither a stall nor a purse`)
  return found.who
}

function stall(owner: Handle, name: string, category: Stall['category'], city: string, region: string): Stall {
  return { owner, name, category, city, region, currency: 'EUR', openedAt: { daysAgo: 45, time: '08:00' } }
}

function purse(who: Handle, ...money: readonly string[]): Purse[] {
  return money.map((each) => ({ who, ...moneyOf(each) }))
}
