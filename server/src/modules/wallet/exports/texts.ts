/** What stands in an exported statement besides people's own words, in the languages of the app. */
import { bankInWords, type EntryKind, type Language } from '@sampan/contract'

export interface ExportTexts {
  title: string
  date: string
  time: string
  kind: string
  /** With whom. */
  name: string
  note: string
  amount: string
  currency: string
  balance: string
  reference: string
  /** From when to when. */
  period: string
  /** In place of a beginning: since there is anything. */
  beginning: string
  timeZone: string
  made: string
  page: string
  /** In place of lines. */
  nothing: string
  /** The bank that comes with the server. */
  testBank: string
  kinds: Readonly<Record<EntryKind, string>>
}

export const exportTexts: Readonly<Record<Language, ExportTexts>> = {
  en: {
    title: 'Statement',
    date: 'Date',
    time: 'Time',
    kind: 'Kind',
    name: 'Name',
    note: 'Note',
    amount: 'Amount',
    currency: 'Currency',
    balance: 'Balance',
    reference: 'Reference',
    period: 'Period',
    beginning: 'Beginning',
    timeZone: 'Time zone',
    made: 'Made on',
    page: 'Page',
    nothing: 'No entries.',
    testBank: 'Test bank',
    kinds: {
      payment: 'Payment',
      transfer: 'Transfer',
      transferReturned: 'Transfer returned',
      bill: 'Bill',
      redPacketSent: 'Red packet sent',
      redPacketReceived: 'Red packet received',
      redPacketReturned: 'Red packet returned',
      topUp: 'Top-up',
      topUpReturned: 'Top-up taken back',
      withdrawal: 'Withdrawal',
      withdrawalReturned: 'Withdrawal returned',
      opening: 'Opening balance',
    },
  },
  zh: {
    title: '账单明细',
    date: '日期',
    time: '时间',
    kind: '类型',
    name: '对方',
    note: '备注',
    amount: '金额',
    currency: '货币',
    balance: '余额',
    reference: '凭证号',
    period: '期间',
    beginning: '最早',
    timeZone: '时区',
    made: '生成时间',
    page: '页',
    nothing: '没有记录。',
    testBank: '测试银行',
    kinds: {
      payment: '付款',
      transfer: '转账',
      transferReturned: '转账退回',
      bill: '账单分摊',
      redPacketSent: '发出红包',
      redPacketReceived: '收到红包',
      redPacketReturned: '红包退回',
      topUp: '充值',
      topUpReturned: '充值撤回',
      withdrawal: '提现',
      withdrawalReturned: '提现退回',
      opening: '期初余额',
    },
  },
  ar: {
    title: 'كشف الحساب',
    date: 'التاريخ',
    time: 'الوقت',
    kind: 'النوع',
    name: 'الاسم',
    note: 'ملاحظة',
    amount: 'المبلغ',
    currency: 'العملة',
    balance: 'الرصيد',
    reference: 'الرقم المرجعي',
    period: 'الفترة',
    beginning: 'البداية',
    timeZone: 'المنطقة الزمنية',
    made: 'تاريخ الإصدار',
    page: 'صفحة',
    nothing: 'لا توجد حركات.',
    testBank: 'مصرف الاختبار',
    kinds: {
      payment: 'دفع',
      transfer: 'تحويل',
      transferReturned: 'تحويل مُعاد',
      bill: 'فاتورة',
      redPacketSent: 'ظرف أحمر مُرسل',
      redPacketReceived: 'ظرف أحمر مُستلم',
      redPacketReturned: 'ظرف أحمر مُعاد',
      topUp: 'شحن الرصيد',
      topUpReturned: 'شحن مُسترد',
      withdrawal: 'سحب',
      withdrawalReturned: 'سحب مُعاد',
      opening: 'رصيد افتتاحي',
    },
  },
  ru: {
    title: 'Выписка',
    date: 'Дата',
    time: 'Время',
    kind: 'Вид',
    name: 'Имя',
    note: 'Примечание',
    amount: 'Сумма',
    currency: 'Валюта',
    balance: 'Остаток',
    reference: 'Номер операции',
    period: 'Период',
    beginning: 'Начало',
    timeZone: 'Часовой пояс',
    made: 'Составлено',
    page: 'Страница',
    nothing: 'Операций нет.',
    testBank: 'Тестовый банк',
    kinds: {
      payment: 'Платёж',
      transfer: 'Перевод',
      transferReturned: 'Возврат перевода',
      bill: 'Счёт',
      redPacketSent: 'Отправлен красный конверт',
      redPacketReceived: 'Получен красный конверт',
      redPacketReturned: 'Возврат красного конверта',
      topUp: 'Пополнение',
      topUpReturned: 'Пополнение отозвано',
      withdrawal: 'Вывод',
      withdrawalReturned: 'Возврат вывода',
      opening: 'Начальный остаток',
    },
  },
  it: {
    title: 'Estratto conto',
    date: 'Data',
    time: 'Ora',
    kind: 'Tipo',
    name: 'Nome',
    note: 'Nota',
    amount: 'Importo',
    currency: 'Valuta',
    balance: 'Saldo',
    reference: 'Riferimento',
    period: 'Periodo',
    beginning: 'Inizio',
    timeZone: 'Fuso orario',
    made: 'Creato il',
    page: 'Pagina',
    nothing: 'Nessun movimento.',
    testBank: 'Banca di prova',
    kinds: {
      payment: 'Pagamento',
      transfer: 'Trasferimento',
      transferReturned: 'Trasferimento restituito',
      bill: 'Conto',
      redPacketSent: 'Busta rossa inviata',
      redPacketReceived: 'Busta rossa ricevuta',
      redPacketReturned: 'Busta rossa restituita',
      topUp: 'Ricarica',
      topUpReturned: 'Ricarica revocata',
      withdrawal: 'Prelievo',
      withdrawalReturned: 'Prelievo restituito',
      opening: 'Saldo iniziale',
    },
  },
  de: {
    title: 'Kontoauszug',
    date: 'Datum',
    time: 'Uhrzeit',
    kind: 'Art',
    name: 'Name',
    note: 'Notiz',
    amount: 'Betrag',
    currency: 'Währung',
    balance: 'Saldo',
    reference: 'Beleg-Nr.',
    period: 'Zeitraum',
    beginning: 'Beginn',
    timeZone: 'Zeitzone',
    made: 'Erstellt am',
    page: 'Seite',
    nothing: 'Keine Buchungen.',
    testBank: 'Testbank',
    kinds: {
      payment: 'Zahlung',
      transfer: 'Überweisung',
      transferReturned: 'Überweisung zurück',
      bill: 'Rechnung',
      redPacketSent: 'Roter Umschlag gesendet',
      redPacketReceived: 'Roter Umschlag erhalten',
      redPacketReturned: 'Roter Umschlag zurück',
      topUp: 'Aufladung',
      topUpReturned: 'Aufladung zurückgebucht',
      withdrawal: 'Auszahlung',
      withdrawalReturned: 'Auszahlung zurück',
      opening: 'Anfangssaldo',
    },
  },
}

/** With whom money moved, as files in this language say it. */
export const bankInFiles = (name: string, language: Language): string =>
  bankInWords(name, exportTexts[language].testBank)
