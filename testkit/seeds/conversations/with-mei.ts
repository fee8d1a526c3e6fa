import type { DirectTalk } from '../types.ts'
import { on, redPacket, transfer, writing } from '../writing.ts'

/** Mei’s conversations with one person each. */
const en = writing('en')
const zh = writing('zh')

export const meiAndOmar: DirectTalk = {
  kind: 'direct',
  key: 'mei-omar',
  between: ['mei', 'omar'],
  steps: [
    ...on(
      11,
      en.say('omar', '15:10', 'Your exhibition poster is hanging in the café now. Right next to the cakes.', {
        id: 'poster',
      }),
      en.say(
        'mei',
        '15:14',
        { zh: '太好了！蛋糕旁边是最好的位置' },
        { replyTo: 'poster', reactions: { '😂': ['omar'] } },
      ),
      en.say('omar', '15:16', 'Two people asked me whether you sell prints.'),
      en.say('mei', '15:20', 'I do now.', { reactions: { '🎉': ['omar'] } }),
    ),
    ...on(
      8,
      en.show(
        'mei',
        '16:02',
        'tea-table',
        { zh: '新买的茶壶，等你来喝茶' },
        { id: 'teapot', reactions: { '❤️': ['omar'] } },
      ),
      en.say('omar', '16:20', 'That green! Is it from the potter behind the fish market?', { replyTo: 'teapot' }),
      en.say('mei', '16:22', { zh: '对，就是他家。老板还记得你，说你上次问了四十分钟' }),
      en.say('omar', '16:23', 'I had many questions about glaze. All of them were good.', {
        reactions: { '😂': ['mei'] },
      }),
    ),
    ...on(
      5,
      en.say('mei', '21:40', 'Did you ever find that old photograph of the harbour? With the three cranes?'),
      en.say('omar', '21:52', 'Layla has the negative. She says she can print it large, about a metre wide.'),
      en.say('mei', '21:53', { zh: '一米宽！那我要照着画一张' }),
      en.say(
        'omar',
        '21:55',
        'Then we hang both side by side. Photograph, painting, and in between a plate of dates.',
        { reactions: { '❤️': ['mei'] } },
      ),
    ),
    ...on(
      2,
      en.say('mei', '12:30', { zh: '周末的船票我先订了两张，你和我' }),
      en.say('omar', '12:41', 'What do I owe you?'),
      en.say('mei', '12:42', { zh: '请我喝茶就行' }, { reactions: { '🙏': ['omar'] } }),
    ),
    ...on(
      0,
      en.show('mei', '09:02', 'river', { zh: '江上起雾了，好美' }, { id: 'fog' }),
      en.say('omar', '09:05', 'Beautiful! Save me a seat.', { replyTo: 'fog', reactions: { '❤️': ['mei'] } }),
      en.speak('mei', '09:08', 'mei-1'),
      en.say('omar', '09:11', 'On my way to the tram. Ferry, two tickets, by the window: understood.'),
      transfer('omar', '09:11', '24.00 EUR', 'Ferry, two tickets'),
      en.say('mei', '09:36', 'Old Port to Heron Island, 10:20, upper deck. I kept two seats.'),
      redPacket('mei', '09:38', '18.88 CNY', '周末愉快！Enjoy!', { cover: 'boat' }),
    ),
  ],
  views: { omar: { unread: 2, pinned: true }, mei: { pinned: true } },
}

export const meiAndBaba: DirectTalk = {
  kind: 'direct',
  key: 'mei-baba',
  between: ['baba', 'mei'],
  steps: [
    ...on(
      9,
      zh.say('baba', '07:05', '今天跑了四公里，膝盖不疼'),
      zh.say('mei', '07:40', '厉害！记得拉伸，别跑完就坐下看报纸'),
      zh.say('baba', '07:42', '报纸是站着看的', { reactions: { '😂': ['mei'] } }),
    ),
    ...on(
      6,
      zh.say('baba', '18:10', '你妈问你冬天的被子还要不要，要就给你晒一晒'),
      zh.say('mei', '18:30', '要的要的，谢谢妈。我周末回去拿'),
      zh.say('baba', '18:31', '不用拿，我给你送过去，顺便跑步'),
      zh.say('mei', '18:32', '爸，抱着被子跑步？', { reactions: { '😂': ['baba'] } }),
    ),
    ...on(
      3,
      zh.show('baba', '17:20', 'dumplings', '你妈今天试了新馅，三鲜的', {
        id: 'dumplings',
        reactions: { '❤️': ['mei'] },
      }),
      zh.say('mei', '17:25', '看饿了……给我留一笼！', { replyTo: 'dumplings' }),
      zh.say('baba', '17:26', '早给你留了，冻在左边那一格'),
    ),
    ...on(
      0,
      zh.speak('baba', '08:30', 'baba-1', { id: 'dinner' }),
      zh.say('mei', '08:41', '好！下午坐船，六点半前一定到家', { replyTo: 'dinner', reactions: { '👍': ['baba'] } }),
      zh.say('baba', '08:44', '江上风大，多穿一件'),
    ),
  ],
  views: { mei: { unread: 1, pinned: true } },
}

export const meiAndMama: DirectTalk = {
  kind: 'direct',
  key: 'mei-mama',
  between: ['mama', 'mei'],
  steps: [
    ...on(
      5,
      zh.say('mama', '20:02', '美美，这个手机怎么把字调大一点？'),
      zh.say('mei', '20:05', '点“我”，再点“设置”，里面有“字体大小”'),
      zh.say('mama', '20:11', '找到了！现在一个屏幕只有三行字，清楚得很', { reactions: { '😂': ['mei'] } }),
      zh.say('mei', '20:12', '往回拉一点点，两格就够了'),
    ),
    ...on(
      1,
      zh.say('mama', '19:20', '老王家的桂花茶又到了，给你留了两罐'),
      zh.say('mei', '19:33', '谢谢妈！一罐我带给朋友尝尝', { reactions: { '👍': ['mama'] } }),
    ),
  ],
  views: {},
}

export const meiAndWei: DirectTalk = {
  kind: 'direct',
  key: 'mei-wei',
  between: ['wei', 'mei'],
  steps: [
    ...on(
      7,
      zh.say('wei', '12:05', '姐，你什么时候跟我们一起跑一次？'),
      zh.say('mei', '12:20', '我负责在终点画你们'),
      zh.say('wei', '12:21', '也行，给我画瘦一点', { reactions: { '😂': ['mei'] } }),
    ),
    ...on(
      2,
      zh.say('mei', '22:10', '舅舅说你要参加半马？'),
      zh.say('wei', '22:14', '报名了，还有五周。现在每天早上六点起，人都变成鸡了'),
      zh.say('mei', '22:15', '需要我做后勤吗？我可以骑车送水'),
      zh.say('wei', '22:16', '太需要了！下周末 15 公里，@Mei 专车就拜托了', {
        mentions: ['mei'],
        reactions: { '🎉': ['mei'] },
      }),
    ),
    ...on(0, zh.say('wei', '08:35', '今天 6 公里 31 分 40，破纪录了，快夸我')),
  ],
  views: { mei: { unread: 1 } },
}

export const meiAndAnya: DirectTalk = {
  kind: 'direct',
  key: 'mei-anya',
  between: ['mei', 'anya'],
  steps: [
    ...on(
      6,
      en.say('anya', '11:12', 'How do you say “It is raining sideways” in Chinese?'),
      en.say('mei', '11:15', { zh: '雨是横着下的' }, { id: 'rain' }),
      en.say('anya', '11:16', 'I will never pronounce that. But I wrote it on my hand.', {
        replyTo: 'rain',
        reactions: { '😂': ['mei'] },
      }),
      en.say('mei', '11:17', 'And in Russian?'),
      en.say('anya', '11:18', { ru: 'Дождь идёт косой стеной. Или просто: опять ноябрь.' }),
    ),
    ...on(
      3,
      en.show('anya', '18:44', 'book-cat', { ru: 'Кот не даёт переводить' }, { reactions: { '❤️': ['mei'] } }),
      en.say('mei', '18:50', { zh: '它在监工！' }),
      en.say('anya', '18:51', 'He approves every third sentence.'),
      en.say('mei', '18:52', 'May I draw him? The stripes are perfect.', { id: 'draw' }),
      en.say('anya', '18:55', 'He says yes, for two sardines.', { replyTo: 'draw', reactions: { '😂': ['mei'] } }),
    ),
    ...on(
      1,
      en.say('anya', '22:31', 'Do you have a spare pair of binoculars for tomorrow?'),
      en.say('mei', '22:36', 'Two! One for you, one for the herons to look back.', { reactions: { '😂': ['anya'] } }),
    ),
  ],
  views: {},
}

export const meiAndLucia: DirectTalk = {
  kind: 'direct',
  key: 'mei-lucia',
  between: ['lucia', 'mei'],
  steps: [
    ...on(
      10,
      en.say(
        'lucia',
        '16:30',
        { it: 'Mei! La tua ricetta dei ravioli al vapore ha conquistato mia nonna' },
        { reactions: { '🎉': ['mei'] } },
      ),
      en.say('mei', '16:45', { zh: '真的吗？！奶奶说什么了？' }),
      en.say('lucia', '16:47', 'She said: not bad. From her, that is a standing ovation.', {
        reactions: { '😂': ['mei'] },
      }),
    ),
    ...on(
      4,
      en.say('mei', '10:02', 'Which flour do you use for the focaccia? The shop has five kinds.'),
      en.say('lucia', '10:20', {
        it: 'La tipo 0. E acqua quasi alla pari, non aver paura: l’impasto deve appiccicare',
      }),
      en.say('mei', '10:21', 'It sticks to everything. I think that means success.'),
      en.say('lucia', '10:22', { it: 'Esatto!' }, { reactions: { '❤️': ['mei'] } }),
    ),
  ],
  views: { mei: { draft: '下次你来教我，我' } },
}

export const meiAndSofia: DirectTalk = {
  kind: 'direct',
  key: 'mei-sofia',
  between: ['sofia', 'mei'],
  steps: [
    ...on(
      9,
      en.say('sofia', '14:05', 'Would you draw a little boat for the book club bookmarks? Paid in scones.'),
      en.say('mei', '14:30', 'A boat made of pages? Give me two days.', { reactions: { '❤️': ['sofia'] } }),
    ),
    ...on(
      7,
      en.show('mei', '20:10', 'boats', 'First sketch, in colour. The real one will be just lines.', { id: 'sketch' }),
      en.say('sofia', '20:15', 'Oh no, now I want it exactly like this.', {
        replyTo: 'sketch',
        reactions: { '😂': ['mei'] },
      }),
      en.say('mei', '20:18', 'Then four colours it is. The printer will need an extra day.'),
      en.say('sofia', '20:19', 'Worth it. Thank you!', { reactions: { '🙏': ['mei'] } }),
    ),
    ...on(0, en.say('sofia', '08:12', 'The bookmarks are here and they are gorgeous. I left yours at the café.')),
  ],
  views: { mei: { unread: 1 } },
}
