import { localized } from '../../localized'

Component({
  mixins: [localized],
  props: { dish: {}, count: 0, onCount: () => {} },
  data: { jump: null },
  onInit() {
    this.speak()
  },
  didUpdate(before) {
    if (this.props.count > before.count) this.bounce()
  },
  methods: {
    turn({ currentTarget }) {
      const { dish, count, onCount } = this.props
      onCount(dish.id, Math.min(9, count + Number(currentTarget.dataset.step)))
    },
    bounce() {
      const animation = my.createAnimation({ duration: 120 })
      animation.scale(1.25).step()
      animation.scale(1).step()
      this.setData({ jump: animation.export() })
    },
  },
})
