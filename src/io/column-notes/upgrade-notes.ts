import { text } from '../../base/text.ts';

/** Columns of a comparison of works. */
export const UPGRADE_NOTES = {
  option: text('id of the option', 'id de la opción'),
  title: text('its name', 'su nombre'),
  cost_low_musd: text('investment, low', 'inversión, baja'),
  cost_high_musd: text('investment, high', 'inversión, alta'),
  annual_cost_low_musd: text(
    'cost a year over its life with maintenance, low',
    'costo anual durante su vida con mantenimiento, bajo',
  ),
  annual_cost_musd: text(
    'cost a year over its life with maintenance',
    'costo anual durante su vida con mantenimiento',
  ),
  annual_cost_high_musd: text(
    'cost a year over its life with maintenance, high',
    'costo anual durante su vida con mantenimiento, alto',
  ),
  earliest_year: text(
    'first year in which it can be in service',
    'primer año en que puede estar en servicio',
  ),
  life_years: text('life', 'vida útil'),
  alone_towards_target_mw: text(
    'MW that borders come nearer to their targets, built alone',
    'MW que las fronteras se acercan a sus metas, construida sola',
  ),
  alone_all_borders_mw: text(
    'change of the capacity of all borders, built alone',
    'cambio de la capacidad de todas las fronteras, construida sola',
  ),
  alone_most_from: text(
    'exporting side of the border that gains most, built alone',
    'lado exportador de la frontera que más gana, construida sola',
  ),
  alone_most_to: text('importing side of it, built alone', 'su lado importador, construida sola'),
  alone_most_mw: text('what it gains, built alone', 'lo que gana, construida sola'),
  last_towards_target_mw: text(
    'MW that borders come nearer to their targets, built last of all',
    'MW que las fronteras se acercan a sus metas, construida de última',
  ),
  last_all_borders_mw: text(
    'change of the capacity of all borders, built last of all',
    'cambio de la capacidad de todas las fronteras, construida de última',
  ),
  last_most_from: text(
    'exporting side of the border that gains most, built last of all',
    'lado exportador de la frontera que más gana, construida de última',
  ),
  last_most_to: text('importing side of it, built last of all', 'su lado importador, construida de última'),
  last_most_mw: text('what it gains, built last of all', 'lo que gana, construida de última'),
  mw_per_musd: text(
    'MW towards the targets for each MUSD, built alone',
    'MW hacia las metas por cada MUSD, construida sola',
  ),
  next_condition: text('condition of what limits next', 'condición de lo que limita después'),
  opens: text('borders that are none without it', 'fronteras que no existen sin ella'),
  holds: text('other options that it holds whole', 'otras opciones que contiene enteras'),
  excludes: text('options that cannot stand beside it', 'opciones que no pueden estar junto a ella'),
  shares_works_with: text(
    'options with which it has works in common',
    'opciones con las que tiene obras comunes',
  ),

  gap_mw: text('what borders lack to their targets', 'lo que falta a las fronteras para sus metas'),
  towards_target_mw: text(
    'MW that borders come nearer to their targets',
    'MW que las fronteras se acercan a sus metas',
  ),
  unpriced: text('options whose cost is not known', 'opciones cuyo costo no se conoce'),
  shared_works: text('works in common, paid once', 'obras comunes, pagadas una vez'),
  unanswered: text('conditions without an answer', 'condiciones sin respuesta'),
  on_front: text(
    'whether no cheaper set brings the borders nearer to their targets',
    'si ningún conjunto más barato acerca más las fronteras a sus metas',
  ),
  on_benefit_front: text(
    'whether no cheaper set saves more a year',
    'si ningún conjunto más barato ahorra más al año',
  ),
  benefit_musd_per_year: text('benefit a year', 'beneficio anual'),
  npv_low_cost_musd: text('net present value at the low cost', 'valor presente neto con el costo bajo'),
  npv_musd: text('net present value', 'valor presente neto'),
  npv_high_cost_musd: text('net present value at the high cost', 'valor presente neto con el costo alto'),
  benefit_cost_ratio: text(
    'present value of benefits over that of costs',
    'valor presente de los beneficios sobre el de los costos',
  ),
  internal_rates: text(
    'internal rate of return a year, as a share; several where the equation has several',
    'tasa interna de retorno anual, como fracción; varias donde la ecuación tiene varias',
  ),
  payback_years: text('years until it is paid back; empty: never', 'años hasta recuperarla; vacío: nunca'),
  discounted_payback_years: text('the same with discounted benefits', 'lo mismo con beneficios descontados'),
  paid_by: text(
    'shares of the investment by benefit: area and MUSD',
    'partes de la inversión por beneficio: área y MUSD',
  ),
  moves: text('whether a transfer can be made at all', 'si puede hacerse alguna transferencia'),
  limiting_areas: text('countries of the limiting element', 'países del elemento que limita'),

  question: text(
    'what is asked: best for a budget, cheapest to the targets or at a border',
    'qué se pregunta: lo mejor para un presupuesto (budget), lo más barato para las metas (targets) o en una frontera (border)',
  ),
  method: text(
    'how it is found: group (all combinations), additive (programme) or looked-at',
    'cómo se halla: group (todas las combinaciones), additive (programa) o looked-at (conjuntos evaluados)',
  ),
  budget_musd: text('budget', 'presupuesto'),
  expected_mw: text(
    'what the programme expects, adding gains up',
    'lo que espera el programa, sumando ganancias',
  ),
  shapley_mw: text(
    'mean of what the option adds over all orders of building',
    'media de lo que aporta la opción en todos los órdenes de construcción',
  ),
  joint_mw: text('MW towards the targets of all together', 'MW hacia las metas de todas juntas'),
  build_year: text('year in which to build it', 'año en que construirla'),
  step_worth: text(
    'what the sequence is worth more with it, in the unit of its row',
    'lo que la secuencia vale más con ella, en la unidad de su fila',
  ),
  waiting_cost: text(
    'what it costs to build it later, in the same unit',
    'lo que cuesta construirla más tarde, en la misma unidad',
  ),

  answered: text('samples with an answer', 'muestras con respuesta'),
  p10_mw: text('tenth percentile of the MW towards the targets', 'percentil diez de los MW hacia las metas'),
  p50_mw: text('median of them', 'su mediana'),
  p90_mw: text('ninetieth percentile of them', 'su percentil noventa'),
  gains_share: text(
    'share of the samples in which it brings borders nearer to their targets',
    'parte de las muestras en que acerca las fronteras a sus metas',
  ),
  against: text('set that it is compared with', 'conjunto con que se compara'),
  more_for_money_share: text(
    'share of the samples in which the first brings more for each MUSD',
    'parte de las muestras en que el primero aporta más por cada MUSD',
  ),
  sample: text('position of the sample, from 0', 'posición de la muestra, desde 0'),

  set: text('position among the sets, 0: nothing built', 'posición entre los conjuntos, 0: nada construido'),
  options: text('ids of the options of the set', 'ids de las opciones del conjunto'),
  saved_musd: text(
    'total cost of the market year saved against no works',
    'costo total del año de mercado ahorrado frente a ninguna obra',
  ),
  rent_change_musd: text(
    'change of the congestion rent against no works',
    'cambio de la renta de congestión frente a ninguna obra',
  ),
  hours_at_limit_change: text(
    'change of the hours in which a border is at its limit, added up over borders',
    'cambio de las horas en que una frontera está en su límite, sumadas sobre las fronteras',
  ),
  trade_change_gwh: text('change of regional trade', 'cambio del intercambio regional'),
  co2_change_kt: text('change of the CO₂ of all areas', 'cambio del CO₂ de todas las áreas'),
  unserved_change_gwh: text('change of the energy not served', 'cambio de la energía no servida'),
  saved_no_country_musd: text(
    'part of the saving that belongs to no area',
    'parte del ahorro que no corresponde a ninguna área',
  ),
};
