package dev.abigate.diff.rule;

import dev.abigate.diff.change.Change;
import dev.abigate.diff.change.types.TypeChange;
import dev.abigate.diff.noise.Noise;
import java.util.List;
import java.util.Map;

/**
 * Says what changes mean. The old build's host is not known, so what the old build needed is what the host is taken to
 * have.
 */
public final class Judge {
    private Judge() {}

    /** The findings of all changes, one each, in {@link Finding#ORDER}. */
    public static List<Finding> judge(List<Change> changes) {
        Map<String, String> causes = TypeFindings.causes(changes);
        return changes.stream()
                .map(Judge::judge)
                .map(finding -> finding.cause().isEmpty() && causes.containsKey(finding.subject())
                        ? finding.withCause(causes.get(finding.subject()))
                        : finding)
                .sorted(Finding.ORDER)
                .toList();
    }

    /** The finding of one change. */
    public static Finding judge(Change any) {
        return switch (any) {
            case Change.Recognised(Noise noise, Change change) -> judge(change).withNoise(noise);
            case Change.ExportRemoved change -> ExportFindings.removed(change);
            case Change.ExportAdded change -> ExportFindings.added(change);
            case Change.ExportRenamed change -> ExportFindings.renamed(change);
            case Change.ExportKindChanged change -> ExportFindings.kindChanged(change);
            case Change.ExportTypeChanged change -> ExportFindings.typeChanged(change);
            case Change.ExportAliasesChanged change -> ExportFindings.aliasesChanged(change);
            case Change.ExportOrderChanged change -> ExportFindings.orderChanged(change);
            case Change.MarkerChanged change -> ExportFindings.markerChanged(change);
            case Change.ConstantChanged change -> ExportFindings.constantChanged(change);
            case Change.ConventionChanged change -> ExportFindings.conventionChanged(change);
            case Change.AllocatorReduced change -> ExportFindings.allocatorReduced(change);
            case Change.StartChanged change -> ExportFindings.startChanged(change);
            case Change.CodeChanged change -> ExportFindings.codeChanged(change);
            case Change.TableContentChanged change -> MemoryFindings.tableContentChanged(change);
            case Change.DataChanged change -> MemoryFindings.dataChanged(change);
            case Change.ModuleInvalid change -> FeatureFindings.moduleInvalid(change);
            case Change.UnknownFeaturesClaimed change -> FeatureFindings.unknownFeaturesClaimed(change);
            case Change.RevisionsDiffer change -> FeatureFindings.revisionsDiffer(change);
            case Change.SectionsUnreadable change -> FeatureFindings.sectionsUnreadable(change);
            case Change.SectionsMisplaced change -> FeatureFindings.sectionsMisplaced(change);
            case Change.FootprintChanged change -> MemoryFindings.footprintChanged(change);
            case Change.CodeSizeChanged change -> FeatureFindings.codeSizeChanged(change);
            case Change.ImportAdded change -> ImportFindings.added(change);
            case Change.ImportRemoved change -> ImportFindings.removed(change);
            case Change.ImportRenamed change -> ImportFindings.renamed(change);
            case Change.ImportKindChanged change -> ImportFindings.kindChanged(change);
            case Change.ImportTypeChanged change -> ImportFindings.typeChanged(change);
            case Change.ImportModuleRenamed change -> ImportFindings.moduleRenamed(change);
            case Change.InterfaceVersionChanged change -> ImportFindings.interfaceVersionChanged(change);
            case Change.ImportOrderChanged change -> ImportFindings.orderChanged(change);
            case Change.LimitChanged change -> MemoryFindings.limitChanged(change);
            case Change.MutabilityChanged change -> ExportFindings.mutabilityChanged(change);
            case Change.SharingChanged change -> MemoryFindings.sharingChanged(change);
            case Change.AddressTypeChanged change -> MemoryFindings.addressTypeChanged(change);
            case Change.PageSizeChanged change -> MemoryFindings.pageSizeChanged(change);
            case Change.MemoryCountChanged change -> MemoryFindings.countChanged(change);
            case Change.LayoutChanged change -> MemoryFindings.layoutChanged(change);
            case Change.StackPlaceChanged change -> MemoryFindings.stackPlaceChanged(change);
            case Change.LayoutGlobalsMissing change -> MemoryFindings.layoutGlobalsMissing(change);
            case Change.DataSegmentsChanged change -> MemoryFindings.segmentsChanged(change);
            case Change.DataBecamePassive change -> MemoryFindings.becamePassive(change);
            case Change.DataSymbolsMoved change -> MemoryFindings.symbolsMoved(change);
            case Change.FeatureAdded change -> FeatureFindings.featureAdded(change);
            case Change.FeaturesRemoved change -> FeatureFindings.featuresRemoved(change);
            case Change.FeatureClaimsLost change -> FeatureFindings.claimsLost(change);
            case Change.CustomSectionAdded change -> FeatureFindings.sectionAdded(change);
            case Change.CustomSectionRemoved change -> FeatureFindings.sectionRemoved(change);
            case Change.CustomSectionChanged change -> FeatureFindings.sectionChanged(change);
            case Change.DebugInformationRemoved change -> FeatureFindings.debugRemoved(change);
            case Change.DebugInformationAdded change -> FeatureFindings.debugAdded(change);
            case Change.SectionDuplicated change -> FeatureFindings.sectionDuplicated(change);
            case Change.ProducersChanged change -> FeatureFindings.producersChanged(change);
            case Change.BuildIdReused change -> FeatureFindings.buildIdReused(change);
            case Change.NeededLibraryChanged change -> FeatureFindings.neededLibraryChanged(change);
            case Change.DylinkSpaceChanged change -> FeatureFindings.dylinkSpaceChanged(change);
            case Change.DylinkFlagsChanged change -> FeatureFindings.dylinkFlagsChanged(change);
            case Change.LinkingChanged change -> FeatureFindings.linkingChanged(change);
            case Change.SystemLevelChanged change -> ImportFindings.levelChanged(change);
            case Change.SystemFunctionAdded change -> ImportFindings.systemFunctionAdded(change);
            case Change.SystemFunctionRemoved change -> ImportFindings.systemFunctionRemoved(change);
            case Change.SignatureMismatched change -> ImportFindings.signatureMismatched(change);
            case Change.LevelsMixed change -> ImportFindings.levelsMixed(change);
            case Change.ThreadsStarted change -> ImportFindings.threadsStarted(change);
            case Change.AotFormatChanged change -> AotFindings.formatChanged(change);
            case Change.AotVersionUnknown change -> AotFindings.versionUnknown(change);
            case Change.AotCpuFeaturesAdded change -> AotFindings.cpuFeaturesAdded(change);
            case Change.AotStackCheckChanged change -> AotFindings.stackCheckChanged(change);
            case Change.AotPagesChanged change -> MemoryFindings.pagesChanged(change);
            case Change.AotDebugInformationChanged change -> AotFindings.debugInformationChanged(change);
            case Change.AotFlagUnknown change -> AotFindings.flagUnknown(change);
            case Change.AotTargetChanged change -> AotFindings.targetChanged(change);
            case Change.AotXipChanged change -> AotFindings.xipChanged(change);
            case Change.AotFlagChanged change -> AotFindings.flagChanged(change);
            case Change.AotNativeSymbolChanged change -> AotFindings.nativeSymbolChanged(change);
            case Change.AotNativeSymbolOrderChanged change -> AotFindings.nativeSymbolOrderChanged(change);
            case Change.AotRelocationTypeAdded change -> AotFindings.relocationTypeAdded(change);
            case Change.AotHelperAdded change -> AotFindings.helperAdded(change);
            case Change.AotRelocationGroupsChanged change -> AotFindings.relocationGroupsChanged(change);
            case Change.AotSectionChanged change -> AotFindings.sectionChanged(change);
            case Change.AotSectionOrderChanged change -> AotFindings.sectionOrderChanged(change);
            case Change.AotCustomSectionsChanged change -> AotFindings.customSectionsChanged(change);
            case Change.AotFunctionCountChanged change -> AotFindings.functionCountChanged(change);
            case Change.AotFunctionTypesChanged change -> AotFindings.functionTypesChanged(change);
            case Change.MinifiedInterfaceChanged change -> FeatureFindings.minifiedInterfaceChanged(change);
            case Change.TypeChanged(TypeChange change) -> TypeFindings.of(change);
            case Change.TypesNotTold change -> TypeFindings.notTold(change);
            case Change.TypesElsewhere change -> TypeFindings.toldElsewhere(change);
            case Change.TypesToldInPart change -> TypeFindings.toldInPart(change);
            case Change.BinaryLayerChanged change -> ComponentFindings.layerChanged(change);
            case Change.WorldItemAdded change -> ComponentFindings.added(change);
            case Change.WorldItemRemoved change -> ComponentFindings.removed(change);
            case Change.WorldItemChanged change -> ComponentFindings.changed(change);
            case Change.ResourceChanged change -> ComponentFindings.resourceChanged(change);
            case Change.WorldVersionChanged change -> ComponentFindings.versionChanged(change);
            case Change.ConventionsChanged change -> ComponentFindings.conventionsChanged(change);
            case Change.NestedModuleChanged change -> ComponentFindings.moduleChanged(change);
            case Change.NestedModulesReplaced change -> ComponentFindings.modulesReplaced(change);
            case Change.LayersNotCompared change -> FeatureFindings.layersNotCompared(change);
            case Change.ScenarioDiffered change -> BehaviourFindings.differed(change);
            case Change.ScenarioUnsteady change -> BehaviourFindings.unsteady(change);
            case Change.ScenarioNotCompared change -> BehaviourFindings.notCompared(change);
        };
    }
}
