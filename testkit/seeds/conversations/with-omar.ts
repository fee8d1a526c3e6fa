import type { DirectTalk } from '../types.ts'
import { on, redPacket, transfer, writing } from '../writing.ts'

/** Omar’s conversations with one person each; the one with Mei stands with hers. */
const en = writing('en')
const ar = writing('ar')

export const omarAndAnya: DirectTalk = {
  kind: 'direct',
  key: 'omar-anya',
  between: ['omar', 'anya'],
  steps: [
    ...on(
      8,
      en.say('anya', '17:20', 'I am translating a poem with the word “хабиби” in it. The author spells it three ways.'),
      en.say('omar', '17:31', { ar: 'حبيبي' }, { id: 'habibi' }),
      en.say('omar', '17:31', 'There is only one way, and it means whatever the moment needs.'),
      en.say('anya', '17:33', { ru: 'Так и запишу в сноске.' }, { reactions: { '😂': ['omar'] } }),
    ),
    ...on(
      3,
      en.say('omar', '13:05', 'How was the concert?'),
      en.say('anya', '13:20', 'Full house! The altos came in one bar early, and it sounded like we meant it.', {
        reactions: { '🎉': ['omar'] },
      }),
      en.say('omar', '13:22', 'I clapped in your direction from the other side of the river.'),
    ),
    ...on(
      1,
      en.show(
        'anya',
        '20:41',
        'birches',
        { ru: 'Брат прислал: у них всё ещё зима' },
        { id: 'snow', reactions: { '😮': ['omar'] } },
      ),
      en.say('omar', '20:50', 'Is that a real fox?', { replyTo: 'snow' }),
      en.say('anya', '20:51', 'Yes, she comes every evening. He pretends that he does not feed her.'),
    ),
    ...on(
      0,
      en.say('anya', '09:03', { ru: 'Доброе утро! Брать карты или домино?' }),
      en.say('omar', '09:07', 'Cards. At domino Lucia always wins.'),
    ),
  ],
  views: {},
}

export const omarAndLucia: DirectTalk = {
  kind: 'direct',
  key: 'omar-lucia',
  between: ['lucia', 'omar'],
  steps: [
    ...on(
      12,
      en.say('lucia', '18:05', { it: 'Ho trovato le mandorle che cercavi, al banco in fondo' }),
      en.say('omar', '18:20', 'The ones with the skin on? You are a hero.'),
      en.show('lucia', '18:22', 'market', { it: 'Ecco il banco. Chiedi di Teresa' }, { reactions: { '🙏': ['omar'] } }),
    ),
    ...on(
      6,
      en.say('omar', '11:40', 'Made the almond cake. It leaned to one side like the old lighthouse.', { id: 'cake' }),
      en.say(
        'lucia',
        '11:52',
        { it: 'Forno in pendenza o cuoco in pendenza?' },
        { replyTo: 'cake', reactions: { '😂': ['omar'] } },
      ),
      en.say('omar', '11:53', 'We ate the evidence.'),
    ),
    ...on(
      2,
      en.say('lucia', '19:15', {
        it: 'Mio cugino Marco chiede se vuoi uscire in barca a fotografare le reti all’alba',
      }),
      en.say('omar', '19:30', 'Yes! What time is dawn for a fisherman?'),
      en.say('lucia', '19:31', { it: 'Le tre e mezza' }),
      en.say('omar', '19:35', 'I see. Tell him I admire him very much.', { reactions: { '😂': ['lucia'] } }),
    ),
    ...on(
      0,
      redPacket('lucia', '08:12', '8.80 CNY', 'Good morning!', { takenBy: ['omar'] }),
      en.say('lucia', '08:51', { it: 'Ci vediamo al mercato alle dieci?' }),
    ),
  ],
  views: { omar: { unread: 1 } },
}

export const omarAndLayla: DirectTalk = {
  kind: 'direct',
  key: 'omar-layla',
  between: ['layla', 'omar'],
  steps: [
    ...on(
      12,
      ar.say('layla', '11:05', 'صباح الخير يا عمر، فتحنا المعرض من جديد بعد الترميم. متى تمر علينا؟'),
      ar.say('omar', '11:20', 'ألف مبروك! أمر غدا بعد العصر إن شاء الله', { reactions: { '❤️': ['layla'] } }),
      ar.say('layla', '11:21', 'أهلا وسهلا في كل وقت'),
    ),
    ...on(
      9,
      ar.say('omar', '20:14', 'المعرض صار أجمل بكثير، خصوصا الضوء عند المدخل'),
      ar.say('layla', '20:30', 'كلامك يسعدني. نفكر في جدار كامل لصور المرفأ القديمة', { id: 'wall' }),
      ar.say('omar', '20:33', 'عندي حوالي ثلاثين صورة، وبعضها من جدي', {
        replyTo: 'wall',
        reactions: { '😮': ['layla'] },
      }),
      ar.say('layla', '20:34', 'هذا كنز! أرسل لي ما تراه مناسبا وأنا أختار المقاسات'),
    ),
    ...on(
      6,
      ar.speak('omar', '09:20', 'omar-1', { id: 'light' }),
      ar.speak('layla', '09:24', 'layla-1', { replyTo: 'light' }),
      ar.show('omar', '18:02', 'mosque', 'المسجد عند النهر، قبل الغروب بدقائق', {
        id: 'mosque',
        reactions: { '❤️': ['layla'] },
      }),
      ar.say('layla', '18:10', 'ما شاء الله! هذه أريدها بمقاس متر كامل', { replyTo: 'mosque' }),
    ),
    ...on(
      4,
      ar.say('omar', '10:15', 'أرسلت لك الآن اثنتي عشرة صورة بالدقة الكاملة: https://hafen.example/files/harbour-12'),
      ar.say('omar', '10:16', 'وفيها صورة الرافعات الثلاث التي تحبها مي'),
      ar.say('layla', '13:40', 'وصلت الصور، شكرا جزيلا', { reactions: { '👍': ['omar'] } }),
    ),
  ],
  views: {},
}

export const omarAndTariq: DirectTalk = {
  kind: 'direct',
  key: 'omar-tariq',
  between: ['tariq', 'omar'],
  steps: [
    ...on(
      10,
      ar.say('tariq', '22:10', 'إزيك يا عمر؟ ماما بتسأل عليك وبتقول مختفي فين'),
      ar.say('omar', '22:15', 'كلمتها إمبارح ساعة كاملة!'),
      ar.say('tariq', '22:16', 'عندها الساعة دي يعني خمس دقايق', { reactions: { '😂': ['omar'] } }),
    ),
    ...on(
      5,
      ar.say('tariq', '19:30', 'عملت كشري النهارده وطلع أحسن من بتاعك', { id: 'koshari' }),
      ar.say('omar', '19:41', 'مستحيل. فين الدليل؟', { replyTo: 'koshari' }),
      ar.say('tariq', '19:42', 'الدليل اتاكل كله', { reactions: { '😂': ['omar'] } }),
      ar.say('omar', '19:44', 'يبقى القضية محفوظة لعدم كفاية الأدلة'),
    ),
    ...on(
      2,
      ar.say('omar', '21:05', 'لسه ناوي تيجي آخر الشهر؟'),
      ar.say('tariq', '21:20', 'أيوه، حجزت القطر خلاص. هوصل على الضهر'),
      ar.say('omar', '21:21', 'تنورنا! هاخدك على المركب على طول', { reactions: { '🎉': ['tariq'] } }),
    ),
  ],
  views: {},
}

export const omarAndJonas: DirectTalk = {
  kind: 'direct',
  key: 'omar-jonas',
  between: ['jonas', 'omar'],
  steps: [
    ...on(
      9,
      en.say('omar', '10:30', 'Do you have a clamp I could borrow? A frame for Layla’s wall came apart.'),
      en.say('jonas', '10:45', 'I have forty clamps. Which size, and do you have an hour?', {
        reactions: { '😂': ['omar'] },
      }),
      en.say('omar', '10:46', 'Picture frame, 60 cm. For you I have two hours.'),
    ),
    ...on(
      4,
      en.say('jonas', '18:20', 'The frame is glued. Do not touch it before tomorrow noon, please.'),
      en.say('omar', '18:25', 'I am not touching it. I am only looking at it very closely.'),
      en.say('jonas', '18:26', { de: 'Nicht. Anfassen.' }, { reactions: { '😂': ['omar'] } }),
      en.say('omar', '18:40', 'How did you get the corners so clean?'),
      en.say('jonas', '18:52', 'Patience, and a very small plane. I will show you.', { reactions: { '👍': ['omar'] } }),
    ),
  ],
  views: {},
}

export const omarAndHanna: DirectTalk = {
  kind: 'direct',
  key: 'omar-hanna',
  between: ['omar', 'hanna'],
  steps: [
    ...on(
      8,
      en.say('omar', '09:40', 'Good morning Ms Berg, is the studio on the second floor still free?'),
      en.say(
        'hanna',
        '10:05',
        'Good morning! It is, from the first of next month. 38 square metres, north light, water on the landing.',
      ),
      en.say('omar', '10:09', 'North light is exactly what I am looking for. May I see it?'),
      en.say('hanna', '10:12', 'Any weekday between nine and five. Ring at “Ateliers”.', {
        reactions: { '👍': ['omar'] },
      }),
    ),
    ...on(
      6,
      en.say('omar', '16:44', 'Thank you for showing me around. I would like to take it.'),
      en.say(
        'hanna',
        '16:58',
        'I am glad. The lease is here, please read it in peace: https://hafen.example/ateliers/lease-2b',
      ),
    ),
    ...on(
      5,
      en.say('hanna', '11:15', 'One more thing: the key to the darkroom is extra, the deposit is 20 euros.'),
      en.say('omar', '11:30', 'There is a darkroom?!', { reactions: { '😂': ['hanna'] } }),
      en.say('hanna', '11:32', 'It has been used for brooms since 2009. You may change that.'),
    ),
  ],
  views: { omar: { draft: 'I’ll send the lease tomorrow' } },
}

export const omarAndSofia: DirectTalk = {
  kind: 'direct',
  key: 'omar-sofia',
  between: ['sofia', 'omar'],
  steps: [
    ...on(
      11,
      en.say('sofia', '19:02', 'Are you joining for the tempo run tomorrow or is that camera too heavy again?'),
      en.say('omar', '19:10', 'The camera runs faster than I do.', { reactions: { '😂': ['sofia'] } }),
    ),
    ...on(
      5,
      en.say('omar', '12:12', 'I finished the ferry novel you lent me. The captain was the thief all along?!', {
        id: 'novel',
      }),
      en.say('sofia', '12:15', 'Shh! Anya is only on page 90.', { replyTo: 'novel', reactions: { '😮': ['omar'] } }),
      en.say('omar', '12:16', 'I said nothing. You cannot prove anything.'),
      en.say('sofia', '12:40', 'By the way, lunch was 12.50 for your half. No hurry.'),
      transfer('omar', '12:43', '12.50 EUR', 'Lunch, my half'),
      en.say('omar', '12:44', 'Done, check your wallet. And the soup was worth it.', {
        reactions: { '👍': ['sofia'] },
      }),
    ),
  ],
  views: {},
}

export const omarAndWei: DirectTalk = {
  kind: 'direct',
  key: 'omar-wei',
  between: ['wei', 'omar'],
  steps: [
    ...on(
      13,
      en.say('wei', '20:30', 'Could you take a photo of the whole group on the pier? For the spring shirt.'),
      en.say('omar', '20:42', 'With pleasure. Sunrise is at its best around half past six now.'),
    ),
    ...on(
      10,
      en.show('omar', '08:10', 'runners', 'Picked this one of forty. Nobody blinks because nobody has eyes.', {
        id: 'photo',
        reactions: { '❤️': ['wei'] },
      }),
      en.say('wei', '08:20', { zh: '太帅了！谢谢大师' }, { replyTo: 'photo' }),
      en.say('wei', '08:21', 'The shirt will have it small on the heart side.'),
    ),
  ],
  views: {},
}
