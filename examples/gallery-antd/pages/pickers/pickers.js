import { gallery, telling } from '../../gallery'

const both = (...labels) => labels.map((label) => ({ label, value: label }))

Page(
  gallery({
    data: {
      fruit: ['Apple', 'Pear', 'Plum', 'Cherry'],
      times: [both('Mon', 'Tue', 'Wed'), both('am', 'pm')],
      places: [
        { label: 'Egypt', value: 'eg', children: both('Cairo', 'Luxor') },
        { label: 'Italy', value: 'it', children: both('Rome', 'Turin', 'Bari') },
      ],
      day: '2026-11-22',
    },
    ...telling('picked', 'placed'),
    format(_, column) {
      return column.map((one) => one.label).join(' / ')
    },
    dated(_, text) {
      this.say(`dated ${text}`)
    },
    ranged(_, texts) {
      this.say(`ranged ${texts.join(' to ')}`)
    },
  }),
)
