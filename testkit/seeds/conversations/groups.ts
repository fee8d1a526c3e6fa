import type { GroupTalk } from '../types.ts'
import { on, redPacket, writing } from '../writing.ts'

/** The smaller groups. */
const en = writing('en')
const zh = writing('zh')
const ar = writing('ar')
const ru = writing('ru')
const it = writing('it')
const de = writing('de')

export const family: GroupTalk = {
  kind: 'group',
  key: 'family',
  title: '家',
  owner: 'mei',
  members: ['baba', 'mama', 'wei'],
  admins: [],
  startedAt: { daysAgo: 210, time: '20:00' },
  steps: [
    ...on(
      13,
      zh.say('mama', '07:30', '今天降温，大家多穿点'),
      zh.say('wei', '07:45', '收到，舅妈！已经穿了两条裤子'),
      zh.say('baba', '07:50', '我穿短裤跑完回来了', { id: 'shorts', reactions: { '😮': ['mei', 'wei'] } }),
      zh.say('mama', '07:51', '看看他！谁管管', { replyTo: 'shorts', reactions: { '😂': ['mei', 'wei'] } }),
    ),
    ...on(
      10,
      zh.say('mei', '21:10', '下个月奶奶生日，我们在家吃还是出去吃？', { id: 'birthday' }),
      zh.say('mama', '21:15', '在家吧，奶奶嫌饭店吵', { replyTo: 'birthday' }),
      zh.say('baba', '21:16', '我来做红烧鱼'),
      zh.say('wei', '21:20', '那我负责吃红烧鱼', { reactions: { '😂': ['mei', 'mama', 'baba'] } }),
      zh.say('mei', '21:22', '蛋糕我来订，上面画一艘小船好不好？', { reactions: { '❤️': ['mama', 'baba'] } }),
    ),
    ...on(
      7,
      zh.show('mei', '16:05', 'tea-table', '新茶壶到家了', { id: 'pot', reactions: { '❤️': ['mama'], '👍': ['baba'] } }),
      zh.say('baba', '16:12', '壶是好壶，茶叶呢？', { replyTo: 'pot' }),
      zh.say('mei', '16:13', '等您老人家的桂花茶呀'),
      zh.say('baba', '16:14', '懂了，这就去买'),
    ),
    ...on(
      4,
      zh.say('wei', '19:40', '报告：半马报名成功！'),
      zh.say('mama', '19:42', '多少公里啊？'),
      zh.say('wei', '19:42', '21 公里'),
      zh.say('mama', '19:43', '坐公交要一个小时呢！你跑着去？', { reactions: { '😂': ['mei', 'wei', 'baba'] } }),
      zh.say('baba', '19:50', '别怕，我骑车跟着'),
      redPacket('mama', '19:52', '60.00 CNY', '半马加油！', {
        way: 'lucky',
        count: 3,
        cover: 'lantern',
        takenBy: ['wei', 'mei', 'baba'],
      }),
    ),
    ...on(
      2,
      zh.show('mama', '17:15', 'dumplings', '三鲜馅，八十个', { reactions: { '🎉': ['wei', 'mei', 'baba'] } }),
      zh.say('wei', '17:20', '我二十分钟就到'),
      zh.say('mama', '17:21', '是给明天准备的！'),
      zh.say('wei', '17:22', '那我明天再来一次', { reactions: { '😂': ['mei', 'baba', 'mama'] } }),
    ),
    ...on(
      0,
      zh.say('mama', '07:55', '晚上六点半开饭，@Mei 别迟到', { mentions: ['mei'], id: 'dinner' }),
      zh.say('baba', '08:02', '我已经把鱼买好了', { replyTo: 'dinner' }),
      zh.say('wei', '08:26', '今天破纪录了，申请加两个饺子'),
      zh.say('mama', '08:28', '批准', { reactions: { '🎉': ['wei'] } }),
    ),
  ],
  views: { mei: { unread: 4 } },
}

export const bookClub: GroupTalk = {
  kind: 'group',
  key: 'book-club',
  title: 'Book club',
  owner: 'sofia',
  members: ['anya', 'mei', 'lucia', 'layla'],
  admins: ['anya'],
  startedAt: { daysAgo: 120, time: '19:00' },
  steps: [
    ...on(
      14,
      en.say('sofia', '18:00', 'New book, everybody: “The Last Ferry”. 240 pages, one storm, one thief.'),
      en.say('lucia', '18:12', 'Is there food in it?'),
      en.say('sofia', '18:13', 'There is a ship’s cook with opinions.', { reactions: { '👍': ['lucia'] } }),
      en.say('mei', '18:20', { zh: '我要画封面！' }, { reactions: { '❤️': ['sofia', 'anya'] } }),
    ),
    ...on(
      11,
      en.invite('anya', '10:00', 'pavel'),
      en.say('anya', '10:01', 'This is my brother Pavel. He reads slowly and remembers everything.'),
      en.say('pavel', '10:06', 'Hello from the snow! Is it allowed to disagree with the author?'),
      en.say('sofia', '10:08', 'It is expected. Welcome!', { reactions: { '🎉': ['lucia', 'mei', 'anya'] } }),
      en.say('layla', '10:30', { ar: 'أهلا وسهلا' }, { reactions: { '🙏': ['pavel'] } }),
    ),
    ...on(
      8,
      en.show('anya', '21:40', 'book-cat', 'Reading conditions tonight: optimal', {
        id: 'cat',
        reactions: { '❤️': ['sofia', 'mei', 'lucia', 'layla'], '😂': ['pavel'] },
      }),
      en.say('sofia', '21:44', 'This cat has finished the book.', { replyTo: 'cat' }),
      en.say('anya', '21:45', 'He sits on it. It is a way of reading.'),
    ),
    ...on(
      6,
      en.say('pavel', '19:30', 'Chapter four: why does nobody ask where the lamp went?', { id: 'lamp' }),
      en.say('mei', '19:41', { zh: '对！我也注意到了那盏灯' }, { replyTo: 'lamp' }),
      en.say('layla', '19:50', 'I thought that the lamp was a symbol.'),
      en.say('pavel', '19:52', 'It is also a lamp.', { reactions: { '😂': ['sofia', 'anya', 'mei', 'layla'] } }),
      en.say(
        'lucia',
        '20:15',
        { it: 'Io sospetto il cuoco. Nessuno che sala così poco è innocente.' },
        { reactions: { '😂': ['sofia', 'anya'] } },
      ),
    ),
    ...on(
      3,
      en.say(
        'layla',
        '12:00',
        'The gallery is ours on the first evening of next month, from seven. Map: https://hafen.example/gallery',
        { id: 'gallery', reactions: { '👍': ['sofia', 'anya', 'mei', 'lucia', 'pavel'] } },
      ),
      en.say('sofia', '12:10', 'Lucia bakes, Mei brings bookmarks, I bring questions.'),
      en.say('anya', '12:11', 'And I bring the cat. In spirit.'),
      en.say('pavel', '12:14', 'I will be there as a face on a laptop, please put me next to the cake.', {
        reactions: { '😂': ['lucia', 'sofia', 'anya'] },
      }),
    ),
    ...on(
      1,
      en.say('sofia', '20:30', 'Please no spoilers beyond page 120 until the weekend.'),
      en.say('lucia', '20:42', 'I know who it was!', { recalled: true }),
      en.say('lucia', '20:43', 'Sorry. I know nothing.', { reactions: { '😂': ['sofia', 'mei', 'anya'] } }),
      en.say('pavel', '20:50', 'I saw it for one second and I am already unhappy.'),
    ),
    ...on(
      0,
      en.say('sofia', '08:10', 'The bookmarks are printed, and they are lovely. @Mei you are a genius.', {
        mentions: ['mei'],
        reactions: { '❤️': ['layla'] },
      }),
      en.say('layla', '08:35', 'Please keep two for the gallery wall!'),
      en.say('sofia', '08:36', '@Anya how far are you?', { mentions: ['anya'] }),
      en.say('sofia', '09:22', '@Lucia two cakes, or is one and a half a thing?', { mentions: ['lucia'] }),
    ),
  ],
  views: {
    mei: { unread: 4 },
    anya: { unread: 3 },
    lucia: { unread: 2 },
    sofia: { pinned: true },
    layla: { muted: true },
  },
}

export const garden: GroupTalk = {
  kind: 'group',
  key: 'garden',
  title: 'Garten am Fluss',
  owner: 'greta',
  members: ['jonas', 'hanna'],
  admins: ['jonas'],
  startedAt: { daysAgo: 160, time: '17:30' },
  steps: [
    ...on(
      13,
      de.say('greta', '09:05', 'Die Wasserpumpe ist wieder an. Bitte den hinteren Hahn nur halb aufdrehen!'),
      de.say('jonas', '09:20', 'Warum nur halb?'),
      de.say('greta', '09:21', 'Frag den Herrn von Parzelle 9. Der hat jetzt einen Teich.', {
        reactions: { '😂': ['jonas', 'hanna'] },
      }),
    ),
    ...on(
      9,
      de.say('hanna', '18:30', 'Ich habe 40 Meter alte Bretter aus dem Atelierumbau. Braucht jemand welche?', {
        id: 'boards',
      }),
      de.say('jonas', '18:31', 'Ja!', { replyTo: 'boards' }),
      de.say('greta', '18:31', 'Ja!', { replyTo: 'boards' }),
      de.say('hanna', '18:35', 'Das ging schnell. Teilt bitte friedlich.', { reactions: { '😂': ['greta', 'jonas'] } }),
      de.say('jonas', '18:40', 'Ich schneide zu, Greta bekommt das Hochbeet, aus dem Rest wird eine Bank für alle.', {
        reactions: { '❤️': ['greta', 'hanna'] },
      }),
    ),
    ...on(
      5,
      de.show('jonas', '17:55', 'tulips', 'Über Nacht alle aufgegangen', {
        id: 'tulips',
        reactions: { '❤️': ['hanna', 'greta'] },
      }),
      de.say('hanna', '18:02', 'Darf ich für das Treppenhaus einen Strauß schneiden?', { replyTo: 'tulips' }),
      de.say('greta', '18:03', 'Zehn Stück, und bitte von hinten. Von vorne sollen sie angeben.', {
        reactions: { '👍': ['hanna'] },
      }),
    ),
    ...on(
      2,
      de.say('greta', '07:15', 'Schneckenalarm. Ab heute abends Streife, zu zweit, mit Stirnlampe.'),
      de.say('hanna', '07:40', 'Ich kann Streife, aber nur in Gummistiefeln.'),
      de.say('jonas', '07:52', 'Ich kann erst übermorgen. Am Wochenende bin ich auf der Reiherinsel.'),
      de.say('greta', '07:53', 'Dann bring Reiher mit. Die fressen Schnecken.', {
        reactions: { '😂': ['jonas', 'hanna'] },
      }),
    ),
    ...on(
      0,
      de.say('greta', '07:30', 'Zwischenstand der Nacht: 31 Schnecken, 1 Igel.'),
      de.say('hanna', '07:48', 'Der Igel bleibt!', { reactions: { '❤️': ['greta'] } }),
      de.say('greta', '08:15', '@Jonas wann kommt eigentlich die Bank?', { mentions: ['jonas'] }),
    ),
  ],
  views: { jonas: { unread: 3 } },
}

export const seaKitchen: GroupTalk = {
  kind: 'group',
  key: 'sea-kitchen',
  title: 'Cucina di mare',
  owner: 'lucia',
  members: ['rosa', 'marco'],
  admins: ['rosa'],
  startedAt: { daysAgo: 90, time: '12:30' },
  steps: [
    ...on(
      12,
      it.say('marco', '06:40', 'Oggi: alici, due seppie, un polpo che non voleva venire'),
      it.say('lucia', '07:10', 'Le seppie mie!'),
      it.say('rosa', '07:12', 'Le seppie con i piselli. Non si discute.', { reactions: { '👍': ['lucia', 'marco'] } }),
    ),
    ...on(
      8,
      it.say('lucia', '11:20', 'Domanda: nella zuppa, il pomodoro prima o dopo?', { id: 'soup' }),
      it.say('marco', '11:25', 'Dopo', { replyTo: 'soup' }),
      it.say('rosa', '11:26', 'Marco, tu il pesce lo devi solo prendere.', { reactions: { '😂': ['lucia'] } }),
      it.say('rosa', '11:28', 'Prima il soffritto, poi il vino, poi il pomodoro. E si aspetta.'),
    ),
    ...on(
      5,
      it.show('lucia', '12:50', 'focaccia', 'Prova con i pomodorini gialli: non c’erano, quindi rossi', {
        id: 'focaccia',
        reactions: { '❤️': ['rosa', 'marco'] },
      }),
      it.say('rosa', '12:58', 'Bella. Ancora due minuti di forno.', { replyTo: 'focaccia' }),
      it.say('lucia', '12:59', 'Lo sapevo che l’avresti detto', { reactions: { '😂': ['marco'] } }),
    ),
    ...on(
      3,
      it.show('marco', '06:58', 'boats', 'Oggi vento, si torna a vela', {
        reactions: { '😮': ['lucia'], '🙏': ['rosa'] },
      }),
      it.say('rosa', '07:15', 'Attento a te!'),
      it.say('marco', '09:02', 'Tornato, asciutto, con sei orate', { reactions: { '🎉': ['lucia', 'rosa'] } }),
    ),
    ...on(
      0,
      it.say('marco', '07:20', 'Mercato pieno oggi. Arance a buon prezzo, banco in fondo'),
      it.say('rosa', '07:35', '@Lucia prendine tre chili, faccio la marmellata', { mentions: ['lucia'] }),
    ),
  ],
  views: { lucia: { unread: 2 } },
}

export const harbourCafe: GroupTalk = {
  kind: 'group',
  key: 'harbour-cafe',
  title: 'قهوة المرفأ',
  owner: 'omar',
  members: ['layla', 'tariq'],
  admins: [],
  startedAt: { daysAgo: 75, time: '21:00' },
  steps: [
    ...on(
      11,
      ar.say('omar', '17:05', 'من يشرب القهوة على المرفأ مساء اليوم؟'),
      ar.say('layla', '17:20', 'أنا، بعد إغلاق المعرض. قهوة بلا سكر لو سمحت'),
      ar.say('tariq', '17:25', 'اشربوا عني، أنا على بعد ألفي كيلومتر', { reactions: { '😂': ['omar', 'layla'] } }),
    ),
    ...on(
      7,
      ar.show('omar', '19:30', 'night-harbour', 'المرفأ الليلة', {
        id: 'night',
        reactions: { '❤️': ['layla', 'tariq'] },
      }),
      ar.say('tariq', '19:41', 'كأنها لوحة! هذه يجب أن تدخل المعرض', { replyTo: 'night' }),
      ar.say('layla', '19:45', 'أوافق، وعلى الجدار الأول عند المدخل', { reactions: { '🎉': ['omar'] } }),
    ),
    ...on(
      3,
      ar.say('layla', '12:15', 'ما اسم المعرض برأيكم؟ عندي اقتراحان: «ذاكرة الماء» أو «ثلاث رافعات»', { id: 'title' }),
      ar.say('tariq', '12:20', 'ذاكرة الماء، بلا تردد', { replyTo: 'title' }),
      ar.say('omar', '12:31', 'وأنا معه، مع أن قلبي مع الرافعات', { reactions: { '😂': ['layla', 'tariq'] } }),
      ar.say('layla', '12:32', 'إذن «ذاكرة الماء»، والرافعات في البطاقة', { reactions: { '👍': ['omar', 'tariq'] } }),
    ),
    ...on(
      1,
      ar.say('tariq', '22:00', 'يا جماعة أنا جاي آخر الشهر، حضّروا القهوة'),
      ar.say('layla', '22:10', 'ستكون ساخنة يوم تصل'),
      ar.say('omar', '22:12', 'والكرسي محجوز باسمك من الآن', { reactions: { '🙏': ['tariq'] } }),
    ),
  ],
  views: {},
}

export const choir: GroupTalk = {
  kind: 'group',
  key: 'choir',
  title: 'Хор на набережной',
  owner: 'nina',
  members: ['anya', 'pavel'],
  admins: ['anya'],
  startedAt: { daysAgo: 300, time: '19:00' },
  steps: [
    ...on(
      10,
      ru.say('nina', '14:20', 'Программа на весну: три народные, одна духовная и одна, которую вы все боитесь.'),
      ru.say('anya', '14:31', 'Та самая? На девять голосов?'),
      ru.say('nina', '14:32', 'Та самая.', { reactions: { '😮': ['anya', 'pavel'] } }),
      ru.say('pavel', '14:40', 'Я теперь далеко, могу бояться вместе с вами дистанционно.', {
        reactions: { '😂': ['nina', 'anya'] },
      }),
    ),
    ...on(
      6,
      ru.say('anya', '21:55', 'Сегодня на 34-м такте случилось чудо: вступили одновременно.'),
      ru.say('nina', '22:01', 'Я отметила этот день в календаре.', { reactions: { '🎉': ['anya', 'pavel'] } }),
    ),
    ...on(
      3,
      ru.say('pavel', '22:40', 'Ну как концерт?! Мама прислала мне восемь минут аплодисментов и ни одной песни.'),
      ru.say('anya', '22:58', 'Полный зал, бис и цветы.', { reactions: { '❤️': ['nina', 'pavel'] } }),
      ru.say('nina', '23:04', 'Спасибо каждому. Завтра репетиции нет, спите.'),
    ),
    ...on(
      0,
      ru.say('nina', '08:38', 'Ноты у вахтёра. @Аня, твоя папка зелёная.', { mentions: ['anya'] }),
      ru.say('pavel', '08:50', 'А мою папку кто-нибудь хранит?'),
      ru.say('nina', '08:52', 'На твоей спит кот.'),
    ),
  ],
  views: { anya: { unread: 3 } },
}
