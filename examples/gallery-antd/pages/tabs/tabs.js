import { gallery, telling } from '../../gallery'

Page(
  gallery({
    data: {
      current: 0,
      items: [
        { title: 'Fruit', subTitle: 'sweet', content: 'Melons' },
        { title: 'Greens', subTitle: 'fresh', content: 'Tomatoes' },
        { title: 'Off', subTitle: 'none', content: 'Nothing', disabled: true },
      ],
      many: Array.from({ length: 12 }, (_, index) => ({ title: `Tab ${index + 1}` })),
      steps: [
        { title: 'Ordered', description: 'at noon' },
        { title: 'Cooked', description: 'soon' },
        { title: 'Brought', description: 'after that' },
      ],
    },
    ...telling('tab', 'plus'),
    choose(current) {
      this.setData({ current })
      this.say(`choose ${current}`)
    },
  }),
)
