import { gallery, telling } from '../../gallery'

Page(
  gallery({
    data: {
      drinks: [
        { label: 'Tea', value: 'tea' },
        { label: 'Coffee', value: 'coffee' },
        { label: 'Rum', value: 'rum', disabled: true },
      ],
      list: [
        { title: 'First', description: 'with words', value: 1 },
        { title: 'Second', value: 2 },
        { title: 'Off', value: 3, disabled: true },
      ],
      texts: [
        { text: 'A', value: 'a' },
        { text: 'B', value: 'b', subText: 'below' },
        { text: 'C', value: 'c', disabled: true },
      ],
    },
    ...telling('box', 'boxes', 'one', 'radio', 'line', 'item', 'selector', 'turn'),
  }),
)
