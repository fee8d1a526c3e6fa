import { bookClub, choir, family, garden, harbourCafe, seaKitchen } from './conversations/groups.ts'
import { harbourRunners } from './conversations/harbour-runners/index.ts'
import { neighbours } from './conversations/neighbours.ts'
import { weekendOnTheRiver } from './conversations/weekend-on-the-river.ts'
import { anyaAndJonas, anyaAndLucia, anyaAndNina, anyaAndPavel, anyaAndSofia } from './conversations/with-anya.ts'
import { jonasAndGreta, jonasAndHanna, jonasAndSofia } from './conversations/with-jonas.ts'
import { luciaAndJonas, luciaAndMarco, luciaAndRosa, luciaAndSofia } from './conversations/with-lucia.ts'
import {
  meiAndAnya,
  meiAndBaba,
  meiAndLucia,
  meiAndMama,
  meiAndOmar,
  meiAndSofia,
  meiAndWei,
} from './conversations/with-mei.ts'
import {
  omarAndAnya,
  omarAndHanna,
  omarAndJonas,
  omarAndLayla,
  omarAndLucia,
  omarAndSofia,
  omarAndTariq,
  omarAndWei,
} from './conversations/with-omar.ts'
import { sofiaAndBen, sofiaAndGreta, sofiaAndLayla, sofiaAndWei } from './conversations/with-sofia.ts'
import { payments, purses, stalls } from './money.ts'
import { people } from './people.ts'
import type { Contact, Handle, PendingRequest, World } from './types.ts'

/** Asker, accepter, days ago, greeting. */
const contacts: readonly Contact[] = [
  contact('mei', 'omar', 190, 'Mei from the tea stall. You asked about the teapot!'),
  contact('mei', 'anya', 170, 'We sat next to each other at the concert'),
  contact('lucia', 'mei', 150, 'Ciao Mei! È per la ricetta dei ravioli'),
  contact('jonas', 'mei', 140, 'Der Bootsbauer. Du hast meinen Steg gemalt.'),
  contact('sofia', 'mei', 130, 'Sofia, we met on the 10:20 ferry'),
  contact('wei', 'mei', 300, '姐，是我'),
  contact('baba', 'mei', 320, '我是爸爸，学会用了'),
  contact('mama', 'mei', 318, '美美，我是妈妈'),
  contact('omar', 'anya', 165, 'Omar here, the one with the camera'),
  contact('lucia', 'omar', 160, 'Per le mandorle!'),
  contact('jonas', 'omar', 155, 'Jonas, Werkstatt am Steg 3'),
  contact('sofia', 'omar', 128, 'You photographed my hat. May I have the picture?'),
  contact('wei', 'omar', 110, 'Wei from the harbour runners'),
  contact('layla', 'omar', 200, 'ليلى، من المعرض عند المرسى'),
  contact('omar', 'hanna', 21, 'Good morning, I am interested in a studio'),
  contact('tariq', 'omar', 310, 'أخوك، مين غيره'),
  contact('lucia', 'anya', 145, 'Ciao, sono Lucia del forno'),
  contact('anya', 'jonas', 120, 'Anya from the choir, about the podium'),
  contact('sofia', 'anya', 125, 'Book club?'),
  contact('pavel', 'anya', 305, 'Это твой брат. Прими заявку.'),
  contact('anya', 'nina', 304, 'Нина, это Аня, второй альт'),
  contact('lucia', 'jonas', 115, 'Ciao! Mi serve un falegname'),
  contact('sofia', 'lucia', 118, 'Your focaccia changed my week'),
  contact('lucia', 'rosa', 300, 'Nonna, sono io!'),
  contact('marco', 'lucia', 280, 'Cugina!'),
  contact('rosa', 'marco', 279, 'Sono la nonna'),
  contact('hanna', 'jonas', 240, 'Hanna Berg, Ateliers. Es geht um das Tor.'),
  contact('greta', 'jonas', 230, 'Greta von Parzelle 7'),
  contact('greta', 'hanna', 175, 'Servus, die Nachbarin mit den Tulpen'),
  contact('sofia', 'jonas', 100, 'I hear you save shelves'),
  contact('ben', 'sofia', 95, 'Ben, the slow one from this morning'),
  contact('wei', 'sofia', 108, 'Wei, we run at half past six'),
  contact('layla', 'sofia', 60, 'Layla from the gallery'),
  contact('greta', 'sofia', 50, 'About the street party'),
  contact('wei', 'baba', 299, '舅舅，跑步吗？'),
  contact('wei', 'mama', 298, '舅妈，是小磊'),
  contact('baba', 'mama', 319, '老伴，是我'),
  contact('wei', 'ben', 96, 'Ben! You forgot your gloves'),
  contact('layla', 'tariq', 80, 'ليلى، صديقة عمر'),
  contact('nina', 'pavel', 290, 'Павел, верни партитуру'),
]

/** What waits under “new contacts”. */
const requests: readonly PendingRequest[] = [
  request('ben', 'omar', 0, '08:31', 'Ben from Harbour runners. Could I get that picture of me in yellow?'),
  request(
    'greta',
    'omar',
    3,
    '17:20',
    'Greta, the one with the tulips. Would you photograph them for the street party?',
  ),
  request('marco', 'omar', 5, '12:05', 'Sono Marco, il cugino di Lucia. Si parte alle tre e mezza!'),
  request('layla', 'mei', 1, '13:15', 'مرحبا مي، أنا ليلى من المعرض. رسوماتك رائعة'),
  request('pavel', 'mei', 6, '20:02', 'Pavel from the book club. The lamp people should stick together.'),
  request('hanna', 'anya', 2, '10:12', 'Hanna Berg, I keep the courtyard keys. How many singers are you?'),
  request('layla', 'anya', 4, '18:40', 'Layla, from the book club'),
  request('ben', 'lucia', 1, '16:45', 'Ben, from the street party. Can focaccia be learnt by a man without talent?'),
  request('greta', 'lucia', 8, '11:25', 'Rosmarin hätte ich genug! Greta, Parzelle 7'),
  request('ben', 'jonas', 0, '09:12', 'Ben again. About boards. And a small shelf.'),
  request('layla', 'jonas', 5, '17:18', 'Layla, the one with three trestles'),
  request('hanna', 'sofia', 0, '08:36', 'Hanna from the second floor. It is about the oud.'),
  request('rosa', 'sofia', 8, '11:20', 'Sono la nonna di Lucia. Le lasagne: con o senza besciamella?'),
  request('sofia', 'pavel', 11, '10:15', 'Welcome to the book club!'),
  request('omar', 'baba', 7, '09:20', '林叔叔好，我是 Omar。有一张您跑步的照片想发给您。'),
]

/** The demo world: what `npm start` lays on an empty database. */
export const world: World = {
  people,
  contacts,
  requests,
  remarks: [
    { by: 'mei', of: 'baba', remark: '爸爸' },
    { by: 'mei', of: 'mama', remark: '妈妈' },
    { by: 'mei', of: 'wei', remark: '小磊' },
    { by: 'wei', of: 'baba', remark: '舅舅' },
    { by: 'wei', of: 'mama', remark: '舅妈' },
    { by: 'lucia', of: 'rosa', remark: 'Nonna' },
    { by: 'lucia', of: 'marco', remark: 'Marco barca' },
    { by: 'omar', of: 'tariq', remark: 'طارق أخي' },
    { by: 'anya', of: 'pavel', remark: 'Паша' },
    { by: 'jonas', of: 'greta', remark: 'Greta Parzelle 7' },
  ],
  stalls,
  payments,
  purses,
  conversations: [
    weekendOnTheRiver,
    harbourRunners,
    neighbours,
    family,
    bookClub,
    garden,
    seaKitchen,
    harbourCafe,
    choir,
    meiAndOmar,
    meiAndBaba,
    meiAndMama,
    meiAndWei,
    meiAndAnya,
    meiAndLucia,
    meiAndSofia,
    omarAndAnya,
    omarAndLucia,
    omarAndLayla,
    omarAndTariq,
    omarAndJonas,
    omarAndHanna,
    omarAndSofia,
    omarAndWei,
    anyaAndPavel,
    anyaAndNina,
    anyaAndSofia,
    anyaAndLucia,
    anyaAndJonas,
    luciaAndRosa,
    luciaAndMarco,
    luciaAndJonas,
    luciaAndSofia,
    jonasAndHanna,
    jonasAndGreta,
    jonasAndSofia,
    sofiaAndBen,
    sofiaAndWei,
    sofiaAndLayla,
    sofiaAndGreta,
  ],
}

function contact(asker: Handle, accepter: Handle, daysAgo: number, greeting: string): Contact {
  return { asker, accepter, greeting, since: { daysAgo, time: '12:00' } }
}

function request(from: Handle, to: Handle, daysAgo: number, time: string, greeting: string): PendingRequest {
  return { from, to, greeting, at: { daysAgo, time } }
}
