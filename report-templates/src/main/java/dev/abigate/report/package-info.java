/**
 * Results as people and programs read them. {@link dev.abigate.report.Report} is what all renderings of a comparison
 * start from; {@link dev.abigate.report.TextReport}, {@link dev.abigate.report.JsonReport} and
 * {@link dev.abigate.report.HtmlReport} are pure functions of it: equal input gives equal bytes. Text and JSON are made
 * without the template engine, so that short commands start fast.
 */
@NullMarked
package dev.abigate.report;

import org.jspecify.annotations.NullMarked;
