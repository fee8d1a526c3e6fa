/** What the pages of an export say, in the language that the member asked for. */
import type { Language } from '@sampan/contract'

export interface ExportTexts {
  title: string
  made: string
  profile: string
  name: string
  handle: string
  about: string
  region: string
  since: string
  devices: string
  contacts: string
  remark: string
  chats: string
  messages: string
  statement: string
  balance: string
  note: string
  deletedAccount: string
  forwarded: string
  edited: string
  recalled: string
  expired: string
  hidden: string
  missing: string
  transfer: string
  redPacket: string
  bill: string
  poll: string
  other: string
  data: string
  notes: Record<
    | 'contactsNow'
    | 'notesBegun'
    | 'groupCreated'
    | 'membersInvited'
    | 'memberRemoved'
    | 'memberLeft'
    | 'groupRenamed'
    | 'ownerChanged'
    | 'joinedByLink'
    | 'changed',
    string
  >
}

export const exportTexts: Record<Language, ExportTexts> = {
  en: {
    ...{ title: 'Your data', made: 'Made on', profile: 'Profile', name: 'Name', handle: 'User name', about: 'About' },
    ...{
      region: 'Region',
      since: 'Here since',
      devices: 'Devices',
      contacts: 'Contacts',
      remark: 'Your name for them',
    },
    ...{ chats: 'Chats', messages: 'Messages', statement: 'Statement', balance: 'Balance', note: 'Note' },
    ...{ deletedAccount: 'Deleted account', forwarded: 'forwarded', edited: 'edited', recalled: 'Message recalled' },
    ...{ expired: 'Message disappeared', hidden: 'Deleted for you', missing: 'This file is not there any more.' },
    ...{ transfer: 'Transfer', redPacket: 'Red packet', bill: 'Shared bill', poll: 'Poll', other: 'Message' },
    data: 'The same as data for programs stands in the folder “data”.',
    notes: {
      ...{ contactsNow: 'You are contacts now', notesBegun: 'Notes to yourself', groupCreated: 'Group created' },
      ...{ membersInvited: 'Members added', memberRemoved: 'Member removed', memberLeft: 'Member left' },
      ...{ groupRenamed: 'Group renamed', ownerChanged: 'New owner', joinedByLink: 'Joined by link' },
      changed: 'Settings changed',
    },
  },
  zh: {
    ...{ title: '你的数据', made: '生成于', profile: '个人资料', name: '名字', handle: '用户名', about: '简介' },
    ...{ region: '地区', since: '注册于', devices: '设备', contacts: '联系人', remark: '你的备注' },
    ...{ chats: '聊天', messages: '消息数', statement: '账单', balance: '余额', note: '备注' },
    ...{ deletedAccount: '已注销的账号', forwarded: '转发', edited: '已编辑', recalled: '消息已撤回' },
    ...{ expired: '消息已消失', hidden: '已为你删除', missing: '此文件已不存在。' },
    ...{ transfer: '转账', redPacket: '红包', bill: '分账', poll: '投票', other: '消息' },
    data: '供程序使用的相同数据在“data”文件夹中。',
    notes: {
      ...{ contactsNow: '你们已成为联系人', notesBegun: '给自己的笔记', groupCreated: '群聊已创建' },
      ...{ membersInvited: '新成员加入', memberRemoved: '成员被移出', memberLeft: '成员退出' },
      ...{ groupRenamed: '群名已更改', ownerChanged: '新群主', joinedByLink: '通过链接加入' },
      changed: '设置已更改',
    },
  },
  ar: {
    ...{ title: 'بياناتك', made: 'أُعدّ في', profile: 'الملف الشخصي', name: 'الاسم', handle: 'اسم المستخدم' },
    ...{ about: 'نبذة', region: 'المنطقة', since: 'هنا منذ', devices: 'الأجهزة', contacts: 'جهات الاتصال' },
    ...{ remark: 'تسميتك لهم', chats: 'الدردشات', messages: 'الرسائل', statement: 'كشف الحساب', balance: 'الرصيد' },
    ...{ note: 'ملاحظة', deletedAccount: 'حساب محذوف', forwarded: 'محوّلة', edited: 'معدّلة' },
    ...{ recalled: 'رسالة مسحوبة', expired: 'رسالة اختفت', hidden: 'محذوفة لديك', missing: 'لم يعد هذا الملف موجودًا.' },
    ...{ transfer: 'تحويل', redPacket: 'ظرف أحمر', bill: 'فاتورة مشتركة', poll: 'استطلاع', other: 'رسالة' },
    data: 'البيانات نفسها للبرامج في المجلد «data».',
    notes: {
      ...{ contactsNow: 'أصبحتما جهتي اتصال', notesBegun: 'ملاحظات لنفسك', groupCreated: 'أُنشئت المجموعة' },
      ...{ membersInvited: 'أُضيف أعضاء', memberRemoved: 'أُزيل عضو', memberLeft: 'غادر عضو' },
      ...{ groupRenamed: 'تغيّر اسم المجموعة', ownerChanged: 'مالك جديد', joinedByLink: 'انضمام برابط' },
      changed: 'تغيّرت الإعدادات',
    },
  },
  ru: {
    ...{ title: 'Ваши данные', made: 'Создано', profile: 'Профиль', name: 'Имя', handle: 'Имя пользователя' },
    ...{ about: 'О себе', region: 'Регион', since: 'Здесь с', devices: 'Устройства', contacts: 'Контакты' },
    ...{ remark: 'Ваше имя для них', chats: 'Чаты', messages: 'Сообщения', statement: 'Выписка', balance: 'Баланс' },
    ...{ note: 'Примечание', deletedAccount: 'Удалённый аккаунт', forwarded: 'переслано', edited: 'изменено' },
    ...{ recalled: 'Сообщение отозвано', expired: 'Сообщение исчезло', hidden: 'Удалено у вас' },
    ...{ missing: 'Этого файла больше нет.', transfer: 'Перевод', redPacket: 'Красный конверт' },
    ...{ bill: 'Общий счёт', poll: 'Опрос', other: 'Сообщение' },
    data: 'То же в виде данных для программ лежит в папке «data».',
    notes: {
      ...{ contactsNow: 'Теперь вы контакты', notesBegun: 'Заметки для себя', groupCreated: 'Группа создана' },
      ...{ membersInvited: 'Добавлены участники', memberRemoved: 'Участник исключён', memberLeft: 'Участник вышел' },
      ...{ groupRenamed: 'Группа переименована', ownerChanged: 'Новый владелец', joinedByLink: 'Вход по ссылке' },
      changed: 'Настройки изменены',
    },
  },
  it: {
    ...{ title: 'I tuoi dati', made: 'Creato il', profile: 'Profilo', name: 'Nome', handle: 'Nome utente' },
    ...{ about: 'Informazioni', region: 'Regione', since: 'Qui dal', devices: 'Dispositivi', contacts: 'Contatti' },
    ...{ remark: 'Il nome che gli dai', chats: 'Chat', messages: 'Messaggi', statement: 'Estratto conto' },
    ...{ balance: 'Saldo', note: 'Nota', deletedAccount: 'Account eliminato', forwarded: 'inoltrato' },
    ...{ edited: 'modificato', recalled: 'Messaggio ritirato', expired: 'Messaggio scomparso' },
    ...{ hidden: 'Eliminato per te', missing: 'Questo file non c’è più.', transfer: 'Trasferimento' },
    ...{ redPacket: 'Busta rossa', bill: 'Conto diviso', poll: 'Sondaggio', other: 'Messaggio' },
    data: 'Gli stessi dati per i programmi sono nella cartella «data».',
    notes: {
      ...{ contactsNow: 'Ora siete contatti', notesBegun: 'Note per te', groupCreated: 'Gruppo creato' },
      ...{ membersInvited: 'Membri aggiunti', memberRemoved: 'Membro rimosso', memberLeft: 'Membro uscito' },
      ...{ groupRenamed: 'Gruppo rinominato', ownerChanged: 'Nuovo proprietario', joinedByLink: 'Entrato con un link' },
      changed: 'Impostazioni cambiate',
    },
  },
  de: {
    ...{ title: 'Deine Daten', made: 'Erstellt am', profile: 'Profil', name: 'Name', handle: 'Benutzername' },
    ...{ about: 'Über mich', region: 'Region', since: 'Hier seit', devices: 'Geräte', contacts: 'Kontakte' },
    ...{ remark: 'Dein Name dafür', chats: 'Chats', messages: 'Nachrichten', statement: 'Kontoauszug' },
    ...{ balance: 'Kontostand', note: 'Notiz', deletedAccount: 'Gelöschtes Konto', forwarded: 'weitergeleitet' },
    ...{ edited: 'bearbeitet', recalled: 'Nachricht zurückgerufen', expired: 'Nachricht verschwunden' },
    ...{ hidden: 'Für dich gelöscht', missing: 'Diese Datei gibt es nicht mehr.', transfer: 'Überweisung' },
    ...{ redPacket: 'Roter Umschlag', bill: 'Geteilte Rechnung', poll: 'Umfrage', other: 'Nachricht' },
    data: 'Dasselbe als Daten für Programme steht im Ordner „data“.',
    notes: {
      ...{ contactsNow: 'Ihr seid jetzt Kontakte', notesBegun: 'Notizen an dich', groupCreated: 'Gruppe erstellt' },
      ...{
        membersInvited: 'Mitglieder hinzugefügt',
        memberRemoved: 'Mitglied entfernt',
        memberLeft: 'Mitglied ausgetreten',
      },
      ...{ groupRenamed: 'Gruppe umbenannt', ownerChanged: 'Neuer Eigentümer', joinedByLink: 'Per Link beigetreten' },
      changed: 'Einstellungen geändert',
    },
  },
}
