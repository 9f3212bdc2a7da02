/* An image's own form. The focal point that is chosen goes into the hidden fields, in pixels. */
import { FocalPoint } from './focal-point.js';

document.querySelectorAll('[data-focal-point]').forEach((root) => {
  const { width, height } = root.dataset;
  const field = (name) => root.closest('form').querySelector(`.focal_point_${name}`);
  const [x, y] = [field('x'), field('y')];

  const write = (focal) => {
    x.value = focal ? Math.round(focal.x * width) : '';
    y.value = focal ? Math.round(focal.y * height) : '';
    // For what cuts pictures a point is a box of one pixel.
    ['width', 'height'].forEach((name) => { field(name).value = focal ? 1 : ''; });
  };

  const point = new FocalPoint(root, write);
  if (x.value && y.value) point.show({ x: x.value / width, y: y.value / height });
  root.querySelector('[data-focal-remove]').addEventListener('click', () => point.choose(null));
});
